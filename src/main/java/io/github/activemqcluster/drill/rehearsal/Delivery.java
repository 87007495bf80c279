package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.client.Receiver;
import io.github.activemqcluster.drill.client.Sender;
import io.github.activemqcluster.drill.verdict.KnownLimit;
import java.util.ArrayList;
import java.util.List;
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
 * @param comesFirst whether it has to have had a receiver in the group that they are sent to before they are
 * @param receivers gives a new receiver on a group
 */
record Delivery(
        Clients clients,
        ClientAccess from,
        ClientAccess to,
        String queue,
        TrafficOwner owner,
        ActiveMQDestination destination,
        boolean comesFirst,
        Function<ClientAccess, Receiver> receivers) {

    static final int MESSAGES = 10;

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
                false,
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
                true,
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
                true,
                access -> clients.subscriber(access, topic));
    }

    private static String purpose(Direction direction, int number) {
        return "stranded." + direction.from() + "." + direction.to() + "." + number;
    }

    private static String words(Direction direction) {
        return direction.from() + " to " + direction.to();
    }

    Sender sender() {
        return clients.sender(from, destination, List.of(queue), MESSAGES);
    }

    Optional<Receiver> firstComer() {
        return comesFirst ? Optional.of(receiver(from)) : Optional.empty();
    }

    Receiver receiver(ClientAccess access) {
        return receivers.apply(access);
    }
}
