package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.flow.Flow;
import io.github.activemqcluster.flow.Flows;
import io.github.activemqcluster.flow.Network;
import io.github.activemqcluster.problem.Spelling;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.Traffic;
import io.github.activemqcluster.topology.Traffic.Consumed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code flow-wanted}: each destination that a client sends to, or that a connector carries without demand, has a
 * consumer. The rule makes no finding if a client does not declare the destinations that it receives from.
 */
public final class FlowsAreWanted implements Rule {

    private final FlowSource source;

    public FlowsAreWanted(FlowSource source) {
        this.source = source;
    }

    @Override
    public void check(Topology topology, Findings findings) {
        Flows flows = source.of(topology);
        if (!flows.areDeclared()
                || topology.clients().stream()
                        .anyMatch(client -> client.traffic().isEmpty())) {
            return;
        }
        checkSent(topology, flows, findings);
        checkStatic(topology, findings);
    }

    private static void checkSent(Topology topology, Flows flows, Findings findings) {
        Set<Wanted> wanted = flows.all().stream()
                .filter(flow -> flow.kind() != Flow.Kind.REPLIES)
                .map(flow -> new Wanted(flow.producer().id(), flow.sent()))
                .collect(Collectors.toSet());
        List<String> received = topology.clients().stream()
                .flatMap(client -> Flows.consumedBy(client).stream())
                .map(Consumed::physicalName)
                .distinct()
                .toList();
        for (Client client : topology.clients()) {
            for (Destination sent : Flows.sentBy(client)) {
                boolean isWanted = wanted.contains(new Wanted(client.id(), sent))
                        || wanted.stream()
                                .anyMatch(each ->
                                        each.client().equals(client.id()) && Flows.overlap(each.destination(), sent))
                        || topology.clients().stream()
                                .flatMap(each -> Flows.consumedBy(each).stream())
                                .anyMatch(consumed -> Flows.lacksPrefix(consumed, sent));
                if (!isWanted) {
                    findings.warning(
                            client.where().child("produces"),
                            "no client receives " + name(sent) + ", which " + Wording.quote(client.id()) + " sends",
                            Spelling.nearest(sent.physicalName(), received)
                                            .map(near -> "Did you mean " + Wording.quote(near) + "? Otherwise add ")
                                            .orElse("Add ")
                                    + "it to a client's consumes" + ": what is sent to a queue waits there for ever.");
                }
            }
        }
    }

    private record Wanted(String client, Destination destination) {}

    /** A group is wanted for a destination if a client receives from it there, or further on. */
    private static void checkStatic(Topology topology, Findings findings) {
        var network = new Network(topology);
        for (NetworkConnector connector : topology.networkConnectors()) {
            List<String> ends = new ArrayList<>();
            connector.to().filter(network::knows).ifPresent(ends::add);
            if (connector.duplex() && network.knows(connector.from())) {
                ends.add(connector.from());
            }
            for (Destination destination : connector.staticallyIncludedDestinations()) {
                for (String end : ends) {
                    if (!isReceived(topology, network, destination, end)) {
                        findings.warning(
                                connector.where().child("staticallyIncludedDestinations"),
                                "connector " + Wording.quote(connector.name()) + " takes all of " + name(destination)
                                        + " to group " + Wording.quote(end)
                                        + ", and no client receives it there or further on",
                                "Include it in dynamicallyIncludedDestinations, so that it crosses when somebody asks"
                                        + " for it.");
                    }
                }
            }
        }
    }

    private static boolean isReceived(Topology topology, Network network, Destination destination, String end) {
        Set<String> reached =
                new HashSet<>(network.messagesFrom(end, link -> Network.UNLIMITED, network.groups(), network.groups())
                        .reached());
        reached.add(end);
        return topology.clients().stream()
                .filter(client -> client.groups().stream().anyMatch(reached::contains))
                .flatMap(client -> Flows.consumedBy(client).stream())
                .flatMap(FlowsAreWanted::subscribedTo)
                .anyMatch(subscription -> Flows.overlap(subscription, destination));
    }

    /** The queue of a virtual topic's consumer wants the topic too. */
    private static Stream<Destination> subscribedTo(Consumed consumed) {
        String name = consumed.physicalName();
        if (consumed.kind() == Traffic.Kind.QUEUE) {
            String[] parts = name.split("\\.", 3);
            return parts.length == 3 && parts[0].equals("Consumer")
                    ? Stream.of(new Destination(false, name), new Destination(true, parts[2]))
                    : Stream.of(new Destination(false, name));
        }
        return consumed.kind() == Traffic.Kind.REPLIES ? Stream.empty() : Stream.of(new Destination(true, name));
    }

    private static String name(Destination destination) {
        return (destination.topic() ? "topic " : "queue ") + Wording.quote(destination.physicalName());
    }
}
