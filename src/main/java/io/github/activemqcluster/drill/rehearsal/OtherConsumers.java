package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Destinations;
import io.github.activemqcluster.cluster.state.Destinations.Listener;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.command.ActiveMQTopic;
import org.apache.activemq.filter.DestinationFilter;

/**
 * Finds consumers and durable subscriptions in any group that are not the drill's and would get its messages. A durable
 * subscription would keep them for good.
 */
final class OtherConsumers {

    private final List<String> groups;
    private final Function<String, Optional<Destinations>> masters;
    private final Predicate<String> isOwn;

    /**
     * Looks in these groups.
     *
     * @param masters the queues and consumers of a group's master; empty where it does not answer
     * @param isOwn whether a client id is the drill's
     */
    OtherConsumers(List<String> groups, Function<String, Optional<Destinations>> masters, Predicate<String> isOwn) {
        this.groups = List.copyOf(groups);
        this.masters = masters;
        this.isOwn = isOwn;
    }

    /** Why the drill must not send to a destination; empty where no other consumer would get the messages. */
    Optional<String> of(ActiveMQDestination destination) {
        List<String> reasons = new ArrayList<>();
        for (String group : groups) {
            Optional<Destinations> there = masters.apply(group);
            if (there.isEmpty()) {
                reasons.add("the master of group '" + group + "' does not say who consumes there");
            } else {
                there.get().listeners().stream()
                        .filter(listener -> hears(listener, destination))
                        .map(listener -> "client id '" + listener.clientId() + "' consumes from "
                                + (listener.topic() ? "topic " : "queue ") + listener.physicalName() + " in group '"
                                + group + "'")
                        .forEach(reasons::add);
            }
        }
        return reasons.stream().findFirst();
    }

    private boolean hears(Listener listener, ActiveMQDestination destination) {
        return !isOwn.test(listener.clientId())
                && parts(listener.topic(), listener.physicalName())
                        .anyMatch(name -> DestinationFilter.parseFilter(name).matches(destination));
    }

    private static Stream<ActiveMQDestination> parts(boolean topic, String physicalName) {
        ActiveMQDestination name = topic ? new ActiveMQTopic(physicalName) : new ActiveMQQueue(physicalName);
        return name.isComposite() ? Stream.of(name.getCompositeDestinations()) : Stream.of(name);
    }

    /** The queues of a group whose names fit a wildcard. */
    Set<String> queues(String group, String wildcard) {
        DestinationFilter filter = DestinationFilter.parseFilter(new ActiveMQQueue(wildcard));
        return masters.apply(group).map(Destinations::queues).orElse(List.of()).stream()
                .filter(queue -> filter.matches(new ActiveMQQueue(queue)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The queues of all groups whose names fit a wildcard. */
    Set<String> queues(String wildcard) {
        return groups.stream()
                .flatMap(group -> queues(group, wildcard).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** In which groups there is a queue of that name. */
    List<String> groupsWith(String queue) {
        return groups.stream()
                .filter(group -> masters.apply(group)
                        .filter(there -> there.queues().contains(queue))
                        .isPresent())
                .toList();
    }
}
