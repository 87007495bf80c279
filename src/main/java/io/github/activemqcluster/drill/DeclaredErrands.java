package io.github.activemqcluster.drill;

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
 * The errands that follow from what clients declare: each flow from each group of its producer to each other group of its consumer,
 * as these clients and under the names that they declare, since a connector may let certain names pass. A wildcard becomes a name
 * that nobody else has. A queue or topic that is named is used as it is, if nobody else would get the messages and no queue
 * that gets them has any.
 */
final class DeclaredErrands {

    private static final int CONSUMER = 1;
    private static final int PARTS = 3;

    private final Flows flows;
    private final Clients clients;
    private final Audience audience;
    private final Look look;
    private final Consumer<String> note;

    /**
     * Of a topology.
     *
     * @param audience who else would get what is sent
     * @param look whether a queue is empty
     * @param note is told what is left out, and why
     */
    DeclaredErrands(Topology topology, Clients clients, Audience audience, Look look, Consumer<String> note) {
        this.flows = new Flows(topology);
        this.clients = clients;
        this.audience = audience;
        this.look = look;
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
    List<List<Errand>> from(String group, int number) throws MachineException {
        List<List<Errand>> lots = new ArrayList<>();
        for (Flow flow : flows.all()) {
            for (String to : flow.consumer().groups()) {
                List<Errand> errands = to.equals(group) ? List.of() : errands(flow, group, to, number);
                errands.forEach(found -> lots.stream()
                        .filter(lot -> lot.stream()
                                .noneMatch(other -> other.destination().equals(found.destination())))
                        .findFirst()
                        .orElseGet(() -> {
                            List<Errand> lot = new ArrayList<>();
                            lots.add(lot);
                            return lot;
                        })
                        .add(found));
            }
        }
        return lots;
    }

    private List<Errand> errands(Flow flow, String from, String to, int number) throws MachineException {
        Optional<Access> receiving = clients.find(flow.consumer().id(), to);
        Optional<Access> sending = flow.producer().groups().contains(from)
                ? clients.find(flow.producer().id(), from)
                : Optional.empty();
        if (receiving.isEmpty()) {
            return List.of();
        }
        List<Errand> errands = new ArrayList<>();
        if (sending.isPresent()) {
            Leg leg = new Leg(flow, sending.get(), receiving.get(), number);
            switch (flow.kind()) {
                case QUEUE -> queue(leg).ifPresent(errands::add);
                case VIRTUAL_TOPIC -> virtualTopic(leg).ifPresent(errands::add);
                case TOPIC -> topic(leg).ifPresent(errands::add);
                case DURABLE_TOPIC -> durable(leg).ifPresent(errands::add);
                // Requests are asked and answered while instances fail, by takeover and others.
                case REPLIES -> {}
            }
        }
        if (flow.kind() == Flow.Kind.DURABLE_TOPIC) {
            clients.find(flow.consumer().id(), from)
                    .ifPresent(first -> errands.add(moving(new Leg(flow, first, receiving.get(), number))));
        }
        return errands;
    }

    /** A flow from one group of its producer to one of its consumer. */
    private record Leg(Flow flow, Access from, Access to, int number) {

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

    private Optional<Errand> queue(Leg leg) throws MachineException {
        String queue = clients.queueLike(leg.declared(), leg.purpose());
        if (!leg.isPattern()
                && (isHeard(leg, new ActiveMQQueue(queue))
                        || hasMessages(leg, queue, List.of(leg.from(), leg.to())))) {
            return Optional.empty();
        }
        String name = leg.named(queue);
        return Optional.of(new Errand(
                clients,
                leg.from(),
                leg.to(),
                name,
                Subject.of(leg.from(), leg.words()),
                new ActiveMQQueue(queue),
                Errand.Presence.NONE,
                Errand.Copies.NONE,
                access -> clients.receiver(access, name, queue)));
    }

    /** Whether others would get it, which is noted. */
    private boolean isHeard(Leg leg, ActiveMQDestination destination) {
        Optional<String> who = audience.of(destination);
        who.ifPresent(reason -> leaveOut(leg, reason + ", and would get what the drill sends"));
        return who.isPresent();
    }

    /** Whether a queue has anything that the drill would take, which is noted. */
    private boolean hasMessages(Leg leg, String queue, List<Access> accesses) throws MachineException {
        for (Access access : accesses) {
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

    private boolean isEmpty(Access access, String queue) throws MachineException {
        try {
            return look.isEmpty(access, queue);
        } catch (JMSException e) {
            throw new MachineException(
                    "The drill cannot look into queue " + queue + " as " + access + ": " + e.getMessage(), e);
        }
    }

    private Optional<Errand> virtualTopic(Leg leg) throws MachineException {
        String topic = clients.topicLike(leg.declared(), leg.purpose());
        String consumer = leg.flow().received().physicalName().split("\\.", PARTS)[CONSUMER];
        String own = Clients.isPattern(consumer) ? "drill" : consumer;
        if (leg.isPattern()) {
            String queue = clients.queueOf(own, topic);
            return Optional.of(virtualTopic(leg, topic, queue, queue, Errand.Copies.NONE));
        }
        String queue = Clients.isPattern(consumer) ? clients.queueOf(own, topic) : "Consumer." + own + "." + topic;
        if (isHeard(leg, new ActiveMQTopic(topic))
                || isHeard(leg, new ActiveMQQueue(queue))
                || hasMessages(leg, queue, List.of(leg.from(), leg.to()))) {
            return Optional.empty();
        }
        Set<String> others = new LinkedHashSet<>(audience.queues("Consumer.*." + topic));
        others.remove(queue);
        for (String other : others) {
            if (isHeard(leg, new ActiveMQQueue(other)) || hasMessages(leg, other, accessesWith(other))) {
                return Optional.empty();
            }
        }
        Set<String> here = audience.queues(leg.from().group(), "Consumer.*." + topic);
        here.remove(queue);
        others.removeAll(here);
        return Optional.of(virtualTopic(
                leg,
                topic,
                queue,
                leg.named(queue),
                new Errand.Copies(List.copyOf(here), List.copyOf(others))));
    }

    private List<Access> accessesWith(String queue) {
        return audience.groupsWith(queue).stream()
                .flatMap(group -> clients.find(group).stream())
                .toList();
    }

    private Errand virtualTopic(Leg leg, String topic, String queue, String name, Errand.Copies copies) {
        return new Errand(
                clients,
                leg.from(),
                leg.to(),
                name,
                Subject.of(leg.from(), leg.words()),
                new ActiveMQTopic(topic),
                Errand.Presence.WHERE_SENT,
                copies,
                access -> clients.receiver(access, name, queue));
    }

    /** Its subscriber stays where it is, while the master of the group dies that is sent to. */
    private Optional<Errand> topic(Leg leg) {
        String topic = clients.topicLike(leg.declared(), leg.purpose());
        String name = leg.named(topic);
        return isHeard(leg, new ActiveMQTopic(topic))
                ? Optional.empty()
                : Optional.of(new Errand(
                        clients,
                        leg.from(),
                        leg.to(),
                        name,
                        Subject.of(leg.from(), leg.words()),
                        new ActiveMQTopic(topic),
                        Errand.Presence.THROUGHOUT,
                        Errand.Copies.NONE,
                        access -> clients.listener(access, name, topic)));
    }

    /** The subscriber, who has subscribed in one group, is away while messages are sent to another and the master there dies. */
    private Optional<Errand> durable(Leg leg) {
        String topic = clients.topicLike(leg.declared(), leg.purpose());
        String name = leg.named(topic);
        String subscription = clients.name(leg.purpose() + "." + leg.to().client());
        return isHeard(leg, new ActiveMQTopic(topic))
                ? Optional.empty()
                : Optional.of(new Errand(
                        clients,
                        leg.from(),
                        leg.to(),
                        name,
                        Subject.of(leg.from(), leg.words()),
                        new ActiveMQTopic(topic),
                        Errand.Presence.WHERE_RECEIVED,
                        Errand.Copies.NONE,
                        access -> clients.subscriber(access, name, topic, subscription)));
    }

    /** The subscriber, who has subscribed in one of its groups, moves to another. */
    private Errand moving(Leg leg) {
        String topic = clients.topic(leg.purpose() + ".durable." + leg.to().client());
        return new Errand(
                clients,
                leg.from(),
                leg.to(),
                topic,
                Subject.other(leg.words() + ", the subscriber moves").with(KnownLimit.DURABLE_SUBSCRIBER_STAYS),
                new ActiveMQTopic(topic),
                Errand.Presence.WHERE_SENT,
                Errand.Copies.NONE,
                access -> clients.subscriber(access, topic));
    }

    /** Looks into a queue of a group. */
    interface Look {
        boolean isEmpty(Access access, String queue) throws JMSException;
    }
}
