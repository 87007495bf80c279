package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.client.Receiver;
import io.github.activemqcluster.drill.client.Sender;
import io.github.activemqcluster.drill.verdict.KnownLimit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.command.ActiveMQTopic;

/**
 * Some messages that are sent to one group and have to arrive through another.
 *
 * @param queue the name in the history of where they have to arrive
 * @param destination what they are sent to
 * @param presence who has to be there before they are sent
 * @param copies the queues that get a copy of each as well
 * @param receivers gives a new receiver on a group
 */
record Delivery(
        Clients clients,
        ClientAccess from,
        ClientAccess to,
        String queue,
        TrafficOwner owner,
        ActiveMQDestination destination,
        Presence presence,
        Copies copies,
        Function<ClientAccess, Receiver> receivers) {

    static final int MESSAGES = 10;

    /** Who has to be there before messages are sent. */
    enum Presence {
        /** Nobody: a queue keeps them. */
        NONE,
        /** A receiver in the group that they are sent to, which makes what keeps them there, and goes away again. */
        WHERE_SENT,
        /** A receiver in the group that they have to arrive in, until a message has come to it. */
        WHERE_RECEIVED,
        /** The same, and it stays, since nothing keeps them. */
        THROUGHOUT
    }

    /**
     * Queues that get copies of a virtual topic's messages, and must not keep them.
     *
     * @param here those that are in the group that the messages are sent to: each gets all of them
     * @param elsewhere others of such a name
     */
    record Copies(List<String> here, List<String> elsewhere) {

        static final Copies NONE = new Copies(List.of(), List.of());

        Copies {
            here = List.copyOf(here);
            elsewhere = List.copyOf(elsewhere);
        }
    }

    /**
     * All that leave one group: a queue in each direction, and in the first one whatever else there is.
     *
     * @param number makes the names different from those of other rounds
     */
    static List<Delivery> all(Clients clients, List<Direction> directions, int number) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Direction direction : directions) {
            deliveries.add(queue(clients, direction, number));
        }
        deliveries.add(virtualTopic(clients, directions.get(0), number));
        deliveries.add(durable(clients, directions.get(0), number));
        return deliveries;
    }

    private static Delivery queue(Clients clients, Direction direction, int number) {
        String queue = clients.queue(purpose(direction, number));
        return new Delivery(
                clients,
                clients.access(direction.from()),
                clients.access(direction.to()),
                queue,
                TrafficOwner.group(direction.from(), words(direction)),
                new ActiveMQQueue(queue),
                Presence.NONE,
                Copies.NONE,
                access -> clients.receiver(access, queue));
    }

    /** Its queue has to be there before a message is sent; the bridge does not make it later. */
    private static Delivery virtualTopic(Clients clients, Direction direction, int number) {
        String topic = clients.virtualTopic(purpose(direction, number));
        String queue = clients.queueOf("moving", topic);
        return new Delivery(
                clients,
                clients.access(direction.from()),
                clients.access(direction.to()),
                queue,
                TrafficOwner.group(direction.from(), words(direction) + ", virtual topic"),
                new ActiveMQTopic(topic),
                Presence.WHERE_SENT,
                Copies.NONE,
                access -> clients.receiver(access, queue));
    }

    private static Delivery durable(Clients clients, Direction direction, int number) {
        String topic = clients.topic(purpose(direction, number) + ".durable");
        return new Delivery(
                clients,
                clients.access(direction.from()),
                clients.access(direction.to()),
                topic,
                TrafficOwner.group(direction.from(), words(direction) + ", durable subscription")
                        .with(KnownLimit.DURABLE_SUBSCRIBER_STAYS),
                new ActiveMQTopic(topic),
                Presence.WHERE_SENT,
                Copies.NONE,
                access -> clients.subscriber(access, topic));
    }

    private static String purpose(Direction direction, int number) {
        return "stranded." + direction.from() + "." + direction.to() + "." + number;
    }

    private static String words(Direction direction) {
        return direction.from() + " to " + direction.to();
    }

    Sender sender() {
        List<String> queues = new ArrayList<>(List.of(queue));
        copies.here().forEach(copy -> queues.add(nameOf(copy)));
        return clients.next(from, destination, queues, MESSAGES);
    }

    Receiver receiver() {
        return receivers.apply(to);
    }

    /** Who makes what keeps the messages in the group that they are sent to. */
    Optional<Receiver> earlyReceiver() {
        return presence == Presence.WHERE_SENT ? Optional.of(receivers.apply(from)) : Optional.empty();
    }

    /** Whether somebody has to be there, in the group that they have to arrive in, of whom the network has to hear. */
    boolean needsRoute() {
        return presence == Presence.WHERE_RECEIVED || stays();
    }

    /** Whether that one has to stay. */
    boolean stays() {
        return presence == Presence.THROUGHOUT;
    }

    /** Who sends until a message has come through. */
    Sender routeProbe() {
        return clients.routeProbe(from, destination, queue);
    }

    /** Who takes what is left, by the names in the history, wherever it may be. */
    Map<String, List<Receiver>> drainers() {
        Map<String, List<Receiver>> drainers = new LinkedHashMap<>();
        drainers.put(queue, needsRoute() ? List.of(receiver()) : List.of(receiver(), receivers.apply(from)));
        copies.here().forEach(copy -> drainers.put(nameOf(copy), everywhere(copy)));
        copies.elsewhere().forEach(copy -> drainers.put(nameOf(copy), everywhere(copy)));
        return drainers;
    }

    private List<Receiver> everywhere(String copy) {
        return clients.groups().stream()
                .map(group -> clients.receiver(clients.access(group), nameOf(copy), copy))
                .toList();
    }

    /** Others may be sent to the same queue for another consumer. */
    private String nameOf(String copy) {
        return copy + ", copies of " + queue;
    }
}
