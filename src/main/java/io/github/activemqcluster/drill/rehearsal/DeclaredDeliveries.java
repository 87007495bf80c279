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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.command.ActiveMQTopic;

/**
 * The deliveries that follow from what clients declare: each flow from each group of its producer to each other group
 * of its consumer, as these clients and under the names that they declare, since a connector may let certain names
 * pass. A wildcard becomes a name that nobody else has. A queue or topic that is named is used as it is, if nobody else
 * would get the messages and no queue that gets them has any.
 */
final class DeclaredDeliveries {

    private static final int CONSUMER = 1;
    private static final int PARTS = 3;

    private final Flows flows;
    private final Clients clients;
    private final OtherConsumers otherConsumers;
    private final Look look;
    private final Consumer<String> note;

    /**
     * Of a topology.
     *
     * @param otherConsumers finds consumers that are not the drill's
     * @param look whether a queue is empty
     * @param note is told what is left out, and why
     */
    DeclaredDeliveries(
            Topology topology, Clients clients, OtherConsumers otherConsumers, Look look, Consumer<String> note) {
        this.flows = new Flows(topology);
        this.clients = clients;
        this.otherConsumers = otherConsumers;
        this.look = look;
        this.note = note;
    }

    /** Whether any client declares anything. */
    boolean areThere() {
        return flows.areDeclared();
    }

    /**
     * All that leave a group, in lots that can be done at once: no destination is in one lot twice.
     *
     * @param number makes the names different from those of other rounds
     */
    List<List<Planned>> from(String group, int number) {
        List<List<Planned>> lots = new ArrayList<>();
        for (Flow flow : flows.all()) {
            for (String to : flow.consumer().groups()) {
                if (!to.equals(group)) {
                    planned(flow, group, to, number)
                            .forEach(planned -> lotFor(planned, lots).add(planned));
                }
            }
        }
        return lots;
    }

    private static List<Planned> lotFor(Planned planned, List<List<Planned>> lots) {
        return lots.stream()
                .filter(lot ->
                        lot.stream().noneMatch(other -> other.destination().equals(planned.destination())))
                .findFirst()
                .orElseGet(() -> {
                    List<Planned> lot = new ArrayList<>();
                    lots.add(lot);
                    return lot;
                });
    }

    private List<Planned> planned(Flow flow, String from, String to, int number) {
        Optional<ClientAccess> receiving = clients.find(flow.consumer().id(), to);
        Optional<ClientAccess> sending = flow.producer().groups().contains(from)
                ? clients.find(flow.producer().id(), from)
                : Optional.empty();
        if (receiving.isEmpty()) {
            return List.of();
        }
        List<Planned> planned = new ArrayList<>();
        if (sending.isPresent()) {
            Leg leg = new Leg(flow, sending.get(), receiving.get(), number);
            switch (flow.kind()) {
                case QUEUE -> {
                    String queue = clients.queueLike(leg.declared(), leg.purpose());
                    planned.add(new Planned(new ActiveMQQueue(queue), () -> queue(leg, queue)));
                }
                case VIRTUAL_TOPIC -> planned.add(toTopic(leg, topic -> virtualTopic(leg, topic)));
                case TOPIC -> planned.add(toTopic(leg, topic -> topic(leg, topic)));
                case DURABLE_TOPIC -> planned.add(toTopic(leg, topic -> durable(leg, topic)));
                // Requests are asked and answered while instances fail, by takeover and others.
                case REPLIES -> {}
            }
        }
        if (flow.kind() == Flow.Kind.DURABLE_TOPIC) {
            clients.find(flow.consumer().id(), from).ifPresent(first -> {
                Delivery moving = moving(new Leg(flow, first, receiving.get(), number));
                planned.add(new Planned(moving.destination(), () -> Optional.of(moving)));
            });
        }
        return planned;
    }

    private Planned toTopic(Leg leg, TopicDelivery delivery) {
        String topic = clients.topicLike(leg.declared(), leg.purpose());
        return new Planned(new ActiveMQTopic(topic), () -> delivery.to(topic));
    }

    /**
     * A delivery that is made only when it is its turn: deliveries before it make queues, which get copies of a virtual
     * topic's messages.
     *
     * @param destination what is sent to
     */
    record Planned(ActiveMQDestination destination, Making making) {}

    /** Makes a delivery; gives nothing where it is left out, which is noted. */
    interface Making {
        Optional<Delivery> make() throws MachineException;
    }

    /** A delivery to a topic of that name. */
    private interface TopicDelivery {
        Optional<Delivery> to(String topic) throws MachineException;
    }

    /** A flow from one group of its producer to one of its consumer. */
    private record Leg(Flow flow, ClientAccess from, ClientAccess to, int number) {

        String declared() {
            return flow.sent().physicalName();
        }

        boolean isPattern() {
            return Clients.isPattern(declared());
        }

        String words() {
            return "'" + flow.producer().id() + "' to '" + flow.consumer().id() + "', "
                    + flow.kind().word() + " " + declared() + ", " + from.group() + " to " + to.group();
        }

        String purpose() {
            return "stranded." + from.group() + "." + to.group() + "." + number;
        }

        /** A name in the history, since what is declared by name is sent to in other rounds and directions as well. */
        String named(String destination) {
            return destination + " (" + purpose() + ")";
        }
    }

    private Optional<Delivery> queue(Leg leg, String queue) throws MachineException {
        if (!leg.isPattern() && (isHeard(leg, new ActiveMQQueue(queue)) || hasMessages(leg, queue))) {
            return Optional.empty();
        }
        String name = leg.named(queue);
        return Optional.of(new Delivery(
                clients,
                leg.from(),
                leg.to(),
                name,
                TrafficOwner.of(leg.from(), leg.words()),
                new ActiveMQQueue(queue),
                Delivery.Presence.NONE,
                Delivery.Copies.NONE,
                access -> clients.receiver(access, name, queue)));
    }

    /** Whether others would get it, which is noted. */
    private boolean isHeard(Leg leg, ActiveMQDestination destination) {
        Optional<String> who = otherConsumers.of(destination);
        who.ifPresent(reason -> leaveOut(leg, reason + ", and would get what the drill sends"));
        return who.isPresent();
    }

    /** Whether a queue has anything that the drill would take, which is noted. */
    private boolean hasMessages(Leg leg, String queue) throws MachineException {
        // A look into a queue makes it where there is none.
        for (ClientAccess access : accessesWith(queue)) {
            if (!isEmpty(access, queue)) {
                leaveOut(
                        leg,
                        "queue " + queue + " has messages in group '" + access.group()
                                + "', which the drill would take");
                return true;
            }
        }
        return false;
    }

    private void leaveOut(Leg leg, String reason) {
        note.accept("stranded leaves out " + leg.flow().kind().word() + " " + leg.declared() + ": " + reason);
    }

    private boolean isEmpty(ClientAccess access, String queue) throws MachineException {
        try {
            return look.isEmpty(access, queue);
        } catch (JMSException e) {
            throw new MachineException(
                    "The drill cannot look into queue " + queue + " as " + access + ": " + e.getMessage(), e);
        }
    }

    private Optional<Delivery> virtualTopic(Leg leg, String topic) throws MachineException {
        String consumer = leg.flow().received().physicalName().split("\\.", PARTS)[CONSUMER];
        String own = Clients.isPattern(consumer) ? "drill" : consumer;
        if (leg.isPattern()) {
            String queue = clients.queueOf(own, topic);
            return Optional.of(virtualTopic(leg, topic, queue, queue, Delivery.Copies.NONE));
        }
        String queue = Clients.isPattern(consumer) ? clients.queueOf(own, topic) : "Consumer." + own + "." + topic;
        if (isHeard(leg, new ActiveMQTopic(topic))
                || isHeard(leg, new ActiveMQQueue(queue))
                || hasMessages(leg, queue)) {
            return Optional.empty();
        }
        Set<String> others = new LinkedHashSet<>(otherConsumers.queues("Consumer.*." + topic));
        others.remove(queue);
        for (String other : others) {
            if (isHeard(leg, new ActiveMQQueue(other)) || hasMessages(leg, other)) {
                return Optional.empty();
            }
        }
        Set<String> here = otherConsumers.queues(leg.from().group(), "Consumer.*." + topic);
        here.remove(queue);
        others.removeAll(here);
        return Optional.of(virtualTopic(
                leg, topic, queue, leg.named(queue), new Delivery.Copies(List.copyOf(here), List.copyOf(others))));
    }

    private List<ClientAccess> accessesWith(String queue) {
        return otherConsumers.groupsWith(queue).stream()
                .flatMap(group -> clients.find(group).stream())
                .toList();
    }

    private Delivery virtualTopic(Leg leg, String topic, String queue, String name, Delivery.Copies copies) {
        return new Delivery(
                clients,
                leg.from(),
                leg.to(),
                name,
                TrafficOwner.of(leg.from(), leg.words()),
                new ActiveMQTopic(topic),
                Delivery.Presence.WHERE_SENT,
                copies,
                access -> clients.receiver(access, name, queue));
    }

    /** Its subscriber stays where it is, while the master of the group dies that is sent to. */
    private Optional<Delivery> topic(Leg leg, String topic) {
        String name = leg.named(topic);
        return isHeard(leg, new ActiveMQTopic(topic))
                ? Optional.empty()
                : Optional.of(new Delivery(
                        clients,
                        leg.from(),
                        leg.to(),
                        name,
                        TrafficOwner.of(leg.from(), leg.words()),
                        new ActiveMQTopic(topic),
                        Delivery.Presence.THROUGHOUT,
                        Delivery.Copies.NONE,
                        access -> clients.listener(access, name, topic)));
    }

    /**
     * The subscriber, who has subscribed in one group, is away while messages are sent to another and the master there
     * dies.
     */
    private Optional<Delivery> durable(Leg leg, String topic) {
        String name = leg.named(topic);
        String subscription = clients.name(leg.purpose() + "." + leg.to().client() + "." + topic);
        return isHeard(leg, new ActiveMQTopic(topic))
                ? Optional.empty()
                : Optional.of(new Delivery(
                        clients,
                        leg.from(),
                        leg.to(),
                        name,
                        TrafficOwner.of(leg.from(), leg.words()),
                        new ActiveMQTopic(topic),
                        Delivery.Presence.WHERE_RECEIVED,
                        Delivery.Copies.NONE,
                        access -> clients.subscriber(access, name, topic, subscription)));
    }

    /** The subscriber, who has subscribed in one of its groups, moves to another. */
    private Delivery moving(Leg leg) {
        String topic = clients.topic(leg.purpose() + ".durable." + leg.to().client() + "."
                + leg.declared().replaceAll("[*>]", "any"));
        return new Delivery(
                clients,
                leg.from(),
                leg.to(),
                topic,
                TrafficOwner.group(leg.from().group(), leg.words() + ", the subscriber moves")
                        .with(KnownLimit.DURABLE_SUBSCRIBER_STAYS),
                new ActiveMQTopic(topic),
                Delivery.Presence.WHERE_SENT,
                Delivery.Copies.NONE,
                access -> clients.subscriber(access, topic));
    }

    /** Looks into a queue of a group. */
    interface Look {
        boolean isEmpty(ClientAccess access, String queue) throws JMSException;
    }
}
