package io.github.activemqcluster.drill;

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
record Errand(
        Clients clients,
        Access from,
        Access to,
        String queue,
        Subject subject,
        ActiveMQDestination destination,
        boolean comesFirst,
        Function<Access, Receiver> receivers) {

    static final int MESSAGES = 10;

    /**
     * All that leave one group: a queue in each direction, and in the first one whatever else there is.
     *
     * @param number makes the names different from those of other rounds
     */
    static List<Errand> all(Clients clients, List<Direction> directions, int number) {
        List<Errand> errands = new ArrayList<>();
        for (Direction direction : directions) {
            errands.add(queue(clients, direction, number));
        }
        errands.add(virtualTopic(clients, directions.get(0), number));
        errands.add(durable(clients, directions.get(0), number));
        return errands;
    }

    private static Errand queue(Clients clients, Direction direction, int number) {
        String queue = clients.queue(purpose(direction, number));
        return new Errand(
                clients,
                clients.access(direction.from()),
                clients.access(direction.to()),
                queue,
                Subject.other(words(direction)),
                new ActiveMQQueue(queue),
                false,
                access -> clients.receiver(access, queue));
    }

    /** Its queue has to be there before a message is sent; the bridge does not make it later. */
    private static Errand virtualTopic(Clients clients, Direction direction, int number) {
        String topic = clients.virtualTopic(purpose(direction, number));
        String queue = clients.queueOf("moving", topic);
        return new Errand(
                clients,
                clients.access(direction.from()),
                clients.access(direction.to()),
                queue,
                Subject.other(words(direction) + ", virtual topic"),
                new ActiveMQTopic(topic),
                true,
                access -> clients.receiver(access, queue));
    }

    private static Errand durable(Clients clients, Direction direction, int number) {
        String topic = clients.topic(purpose(direction, number) + ".durable");
        return new Errand(
                clients,
                clients.access(direction.from()),
                clients.access(direction.to()),
                topic,
                Subject.other(words(direction) + ", durable subscription").with(KnownLimit.DURABLE_SUBSCRIBER_STAYS),
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

    Receiver receiver(Access access) {
        return receivers.apply(access);
    }
}
