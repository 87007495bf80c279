package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.verdict.KnownLimit;
import io.github.activemqcluster.flow.Flow;
import io.github.activemqcluster.flow.Flows;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Topology;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.command.ActiveMQTopic;

/**
 * The errands that follow from what clients declare: each flow from each group of its producer to each other group of its consumer,
 * as these clients and under the names that they declare, since a connector may let certain names pass. A wildcard becomes a name
 * that nobody else has. A queue that is named is used as it is, if it is empty.
 */
final class DeclaredDeliveries {

    private static final int CONSUMER = 1;
    private static final int PARTS = 3;

    private final Flows flows;
    private final Clients clients;
    private final Consumer<String> note;

    /** @param note is told what is left out, and why */
    DeclaredDeliveries(Topology topology, Clients clients, Consumer<String> note) {
        this.flows = new Flows(topology);
        this.clients = clients;
        this.note = note;
    }

    /** Whether any client declares anything. */
    boolean areThere() {
        return flows.areDeclared();
    }

    /**
     * All that leave a group, in lots that can be done at once: no queue is in one lot twice.
     *
     * @param number makes the names different from those of other rounds
     */
    List<List<Delivery>> from(String group, int number) throws MachineException {
        List<List<Delivery>> lots = new ArrayList<>();
        for (Flow flow : flows.all()) {
            for (String to : flow.consumer().groups()) {
                Optional<Delivery> delivery = to.equals(group) ? Optional.empty() : delivery(flow, group, to, number);
                delivery.ifPresent(found -> lots.stream()
                        .filter(lot -> lot.stream()
                                .noneMatch(other -> other.destination().equals(found.destination())))
                        .findFirst()
                        .orElseGet(() -> {
                            List<Delivery> lot = new ArrayList<>();
                            lots.add(lot);
                            return lot;
                        })
                        .add(found));
            }
        }
        return lots;
    }

    private Optional<Delivery> delivery(Flow flow, String from, String to, int number) throws MachineException {
        boolean sendsThere = flow.producer().groups().contains(from);
        Optional<ClientAccess> sending = clients.find(flow.producer().id(), from);
        Optional<ClientAccess> receiving = clients.find(flow.consumer().id(), to);
        if (receiving.isEmpty()) {
            return Optional.empty();
        }
        String words = "'" + flow.producer().id() + "' to '" + flow.consumer().id() + "', "
                + flow.kind().word() + " " + flow.sent().physicalName() + ", " + from + " to " + to;
        String purpose = "stranded." + from + "." + to + "." + number;
        return switch (flow.kind()) {
            case QUEUE ->
                sendsThere && sending.isPresent()
                        ? queue(sending.get(), receiving.get(), flow, words, purpose)
                        : Optional.empty();
            case VIRTUAL_TOPIC ->
                sendsThere && sending.isPresent()
                        ? virtualTopic(sending.get(), receiving.get(), flow, words, purpose)
                        : Optional.empty();
            case DURABLE_TOPIC -> durable(flow, from, receiving.get(), sendsThere, words, purpose);
            case TOPIC -> {
                note.accept("stranded leaves out topic " + flow.sent().physicalName()
                        + ": its messages are for whoever is there when they are sent");
                yield Optional.empty();
            }
            // Requests are asked and answered while instances fail, by takeover and others.
            case REPLIES -> Optional.empty();
        };
    }

    private Optional<Delivery> queue(
            ClientAccess sending, ClientAccess receiving, Flow flow, String words, String purpose)
            throws MachineException {
        String queue = clients.queueLike(flow.sent().physicalName(), purpose);
        for (ClientAccess access : List.of(sending, receiving)) {
            if (!Clients.isPattern(flow.sent().physicalName()) && !isEmpty(access, queue)) {
                note.accept("stranded leaves out queue " + queue + ": it has messages in group '" + access.group()
                        + "', which the drill would take");
                return Optional.empty();
            }
        }
        String name = queue + " (" + purpose + ")";
        return Optional.of(new Delivery(
                clients,
                sending,
                receiving,
                name,
                TrafficOwner.of(sending, words),
                new ActiveMQQueue(queue),
                false,
                access -> clients.receiver(access, name, queue)));
    }

    private boolean isEmpty(ClientAccess access, String queue) throws MachineException {
        try {
            return clients.isEmpty(access, queue);
        } catch (JMSException e) {
            throw new MachineException(
                    "The drill cannot look into queue " + queue + " as " + access + ": " + e.getMessage(), e);
        }
    }

    private Optional<Delivery> virtualTopic(
            ClientAccess sending, ClientAccess receiving, Flow flow, String words, String purpose) {
        String declared = flow.sent().physicalName();
        if (!Clients.isPattern(declared)) {
            note.accept("stranded leaves out virtual topic " + declared
                    + ": what the drill sends to it would be copied to all consumers' queues");
            return Optional.empty();
        }
        String topic = clients.topicLike(declared, purpose);
        String consumer = flow.received().physicalName().split("\\.", PARTS)[CONSUMER];
        String queue = clients.queueOf(Clients.isPattern(consumer) ? "drill" : consumer, topic);
        return Optional.of(new Delivery(
                clients,
                sending,
                receiving,
                queue,
                TrafficOwner.of(sending, words),
                new ActiveMQTopic(topic),
                true,
                access -> clients.receiver(access, queue)));
    }

    /** The subscriber, who has subscribed in one of its groups, moves to another. */
    private Optional<Delivery> durable(
            Flow flow, String from, ClientAccess receiving, boolean sendsThere, String words, String purpose) {
        Optional<ClientAccess> first = clients.find(flow.consumer().id(), from);
        if (first.isEmpty()) {
            if (sendsThere) {
                note.accept("stranded leaves out durable topic " + flow.sent().physicalName() + " from group '" + from
                        + "' to the subscriber in group '" + receiving.group()
                        + "': nothing tells when a bridge has heard of a subscription");
            }
            return Optional.empty();
        }
        String topic = clients.topic(purpose + ".durable." + flow.consumer().id());
        return Optional.of(new Delivery(
                clients,
                first.get(),
                receiving,
                topic,
                TrafficOwner.group(from, words).with(KnownLimit.DURABLE_SUBSCRIBER_STAYS),
                new ActiveMQTopic(topic),
                true,
                access -> clients.subscriber(access, topic)));
    }
}
