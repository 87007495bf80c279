package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.flow.Course;
import io.github.activemqcluster.flow.Flow;
import io.github.activemqcluster.flow.Flow.Kind;
import io.github.activemqcluster.flow.FlowVerdict;
import io.github.activemqcluster.flow.Flows;
import io.github.activemqcluster.flow.Network.Link;
import io.github.activemqcluster.flow.Stop;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.Traffic;
import io.github.activemqcluster.topology.Traffic.Consumed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code flow-arrives}: messages of a declared producer reach each declared consumer, at whichever of their groups the
 * two clients are.
 */
public final class FlowsArrive implements Rule {

    private final FlowSource source;

    public FlowsArrive(FlowSource source) {
        this.source = source;
    }

    @Override
    public void check(Topology topology, Findings findings) {
        Flows flows = source.of(topology);
        // A thousand flows that stop at one connector for one reason are one mistake.
        Map<Mistake, Breach> breaches = new LinkedHashMap<>();
        for (Flow flow : flows.all()) {
            FlowVerdict verdict = flows.verdict(flow);
            for (Course example : verdict.examples()) {
                Breach breach = new Breach(flow, example, 0, 0);
                breaches.merge(
                        Mistake.of(flow, example.stop().orElseThrow()),
                        breach.and(verdict.stopped() - verdict.examples().size() + 1),
                        (first, another) -> first.and(another.courses()));
            }
        }
        breaches.forEach((mistake, breach) -> report(breach, findings));
        checkPrefixes(topology, findings);
        checkSubscriptions(topology, findings);
    }

    /**
     * A bridge that does not join subscriptions keeps the subscriptions of all clients under its own client id, by
     * their names.
     */
    private static void checkSubscriptions(Topology topology, Findings findings) {
        for (Link link : Bridges.withoutConduit(topology)) {
            List<String> durable = topology.clients().stream()
                    .filter(client -> client.groups().contains(link.to())
                            && Flows.consumedBy(client).stream()
                                    .anyMatch(consumed -> consumed.kind() == Traffic.Kind.DURABLE_TOPIC))
                    .map(Client::id)
                    .toList();
            if (durable.size() > 1) {
                findings.warning(
                        link.connector().where().child("conduitSubscriptions"),
                        "clients " + Wording.quoteAll(durable) + " subscribe durably at group "
                                + Wording.quote(link.to()) + ", and connector "
                                + Wording.quote(link.connector().name())
                                + " does not join their subscriptions: of two that have one name the second is refused, and the"
                                + " bridge ends with it",
                        "Leave conduitSubscriptions out; where it is off for the sake of queues, give these a connector of"
                                + " their own.");
            }
        }
    }

    /** A fault at a place. It has a destination only if the user must add a destination there. */
    private record Mistake(Stop.Reason reason, Place where, String subject) {

        static Mistake of(Flow flow, Stop stop) {
            return new Mistake(
                    stop.reason(),
                    stop.link()
                            .map(link -> link.connector()
                                    .where()
                                    .child(link.connector().name()))
                            .orElse(flow.consumer().where()),
                    switch (stop.reason()) {
                        case MESSAGE_TTL, CONSUMER_TTL, DIRECTION -> "";
                        default -> stop.subject();
                    });
        }
    }

    /**
     * A flow that does not arrive.
     *
     * @param flows the number of flows with the same fault
     * @param courses the number of pairs of groups between which messages do not arrive
     */
    private record Breach(Flow flow, Course course, int flows, int courses) {

        Breach and(int more) {
            return new Breach(flow, course, flows + 1, courses + more);
        }
    }

    private static void report(Breach breach, Findings findings) {
        Flow flow = breach.flow();
        Course course = breach.course();
        Stop stop = course.stop().orElseThrow();
        String fate = stop.reason() == Stop.Reason.DEAD_END ? ", may never reach " : ", cannot reach ";
        String what =
                subject(flow) + ", sent by " + Wording.quote(flow.producer().id()) + " to group "
                        + Wording.quote(course.from()) + fate
                        + Wording.quote(flow.consumer().id()) + " at group " + Wording.quote(course.to()) + ": "
                        + Stops.what(flow, stop) + others(breach);
        findings.error(Stops.where(flow, stop), what, Stops.mend(flow, course, stop));
    }

    private static String others(Breach breach) {
        if (breach.courses() < 2) {
            return "";
        }
        return ". It is one of " + breach.courses() + " such pairs of groups"
                + (breach.flows() < 2 ? "" : ", of " + breach.flows() + " flows");
    }

    private static String subject(Flow flow) {
        return (flow.kind() == Kind.REPLIES ? "the answer to " : "")
                + (flow.sent().topic() ? "topic " : "queue ")
                + Wording.quote(flow.sent().physicalName());
    }

    /** A queue with a wrong name for a virtual topic has no flow at all. */
    private static void checkPrefixes(Topology topology, Findings findings) {
        Map<Destination, Client> virtual = new LinkedHashMap<>();
        for (Client producer : topology.clients()) {
            Flows.sentBy(producer).stream()
                    .filter(Flows::isVirtual)
                    .forEach(sent -> virtual.putIfAbsent(sent, producer));
        }
        if (virtual.isEmpty()) {
            return;
        }
        for (Client consumer : topology.clients()) {
            for (Consumed consumed : Flows.consumedBy(consumer)) {
                virtual.keySet().stream()
                        .filter(sent -> Flows.lacksPrefix(consumed, sent))
                        .findFirst()
                        .ifPresent(sent -> reportPrefix(virtual.get(sent), sent, consumer, consumed, findings));
            }
        }
    }

    private static void reportPrefix(
            Client producer, Destination sent, Client consumer, Consumed consumed, Findings findings) {
        findings.error(
                consumer.where().child("consumes"),
                "topic " + Wording.quote(sent.physicalName()) + ", sent by " + Wording.quote(producer.id())
                        + ", cannot reach " + Wording.quote(consumer.id()) + ": queue "
                        + Wording.quote(consumed.physicalName()) + " is not one of that virtual topic's",
                "Call the queue " + Wording.quote(Flows.queueOf(consumer, sent)) + ": a broker copies what is sent to"
                        + " VirtualTopic.x to the queues Consumer.*.VirtualTopic.x.");
    }

    /** Puts a stop into words. */
    private static final class Stops {

        private Stops() {}

        static Place where(Flow flow, Stop stop) {
            return stop.link()
                    .map(link -> element(stop.reason())
                            .map(link.connector().where()::child)
                            .orElse(link.connector().where()))
                    .orElse(flow.consumer().where().child("groups"));
        }

        private static Optional<String> element(Stop.Reason reason) {
            return switch (reason) {
                case NOT_LINKED -> Optional.empty();
                case DIRECTION -> Optional.of("duplex");
                case EXCLUDED -> Optional.of("excludedDestinations");
                case NOT_INCLUDED, SUBSCRIPTION_NOT_INCLUDED, TEMPORARY_NOT_INCLUDED ->
                    Optional.of("dynamicallyIncludedDestinations");
                case STATIC_BRIDGE -> Optional.of("staticBridge");
                case NO_TEMPORARY -> Optional.of("bridgeTempDestinations");
                case NO_READ, NO_WRITE, NO_ADVISORIES -> Optional.of("userName");
                case MESSAGE_TTL, CONSUMER_TTL -> Optional.of("networkTTL");
                case DEAD_END -> Optional.of("staticallyIncludedDestinations");
            };
        }

        static String what(Flow flow, Stop stop) {
            if (stop.link().isEmpty()) {
                return "no connectors join the two groups";
            }
            Link link = stop.link().get();
            String connector = "connector " + Wording.quote(link.connector().name());
            String subject = Wording.quote(stop.subject());
            return switch (stop.reason()) {
                case NOT_LINKED -> throw new IllegalStateException("not linked, by " + link);
                case DIRECTION ->
                    connector + " carries messages only from group " + Wording.quote(link.from()) + " to group "
                            + Wording.quote(link.to());
                case EXCLUDED ->
                    connector + " excludes "
                            + (stop.subject().equals(flow.sent().physicalName()) ? "it" : subject);
                case NOT_INCLUDED -> connector + " includes other destinations, not " + subject;
                case SUBSCRIPTION_NOT_INCLUDED ->
                    connector + " includes less than " + subject + ", which "
                            + Wording.quote(flow.consumer().id())
                            + " subscribes to, so it does not hear of that consumer";
                case STATIC_BRIDGE ->
                    connector + " is a staticBridge"
                            + (stop.subject().isEmpty()
                                    ? ", which has no temporary queues"
                                    : " and does not include " + subject);
                case NO_TEMPORARY -> connector + " does not bridge temporary queues";
                case TEMPORARY_NOT_INCLUDED ->
                    connector + " includes some queues only, so it does not hear of consumers of temporary ones";
                case NO_READ ->
                    "user " + subject + " of " + connector + " may not read it at group " + Wording.quote(link.from());
                case NO_WRITE ->
                    "user " + subject + " of " + connector + " may not write it at group " + Wording.quote(link.to());
                case NO_ADVISORIES ->
                    "user " + subject + " of " + connector + " may not read the advisories at group "
                            + Wording.quote(link.to()) + ", so it does not hear of consumers";
                case MESSAGE_TTL, CONSUMER_TTL ->
                    "there are " + stop.needed() + " bridges on the way, and the "
                            + stop.reason().word() + " of " + connector + " is " + stop.subject();
                case DEAD_END ->
                    connector + " takes it to group " + Wording.quote(link.to())
                            + " whether or not a consumer asks for it, nobody receives it there, and no way leads on";
            };
        }

        static String mend(Flow flow, Course course, Stop stop) {
            String word = flow.sent().topic() && flow.kind() != Kind.VIRTUAL_TOPIC ? "topic" : "queue";
            String element = "<" + word + ">" + stop.subject() + "</" + word + ">";
            return switch (stop.reason()) {
                case NOT_LINKED ->
                    "Join groups " + Wording.quote(course.from()) + " and " + Wording.quote(course.to())
                            + ", or leave one of them out of its client's groups.";
                case DIRECTION ->
                    "Make the connector duplex, or add one from group "
                            + Wording.quote(stop.link().orElseThrow().to()) + " to group "
                            + Wording.quote(stop.link().orElseThrow().from()) + ".";
                case EXCLUDED -> "Take " + Wording.quote(stop.subject()) + " out of its excludedDestinations.";
                case NOT_INCLUDED -> "Add " + element + " to its dynamicallyIncludedDestinations.";
                case SUBSCRIPTION_NOT_INCLUDED ->
                    "Add " + element + " to its dynamicallyIncludedDestinations, or let the client consume what is"
                            + " included by its own name.";
                case STATIC_BRIDGE ->
                    stop.subject().isEmpty()
                            ? "Leave staticBridge out."
                            : "Add " + element + " to its staticallyIncludedDestinations, or leave staticBridge out.";
                case NO_TEMPORARY -> "Leave bridgeTempDestinations out.";
                case TEMPORARY_NOT_INCLUDED ->
                    "Add <queue>></queue> to its dynamicallyIncludedDestinations and exclude what is not to cross.";
                case NO_ADVISORIES ->
                    "Let the user read the topics ActiveMQ.Advisory.> in the authorization of that group's brokers.";
                case NO_READ, NO_WRITE -> "Give the user that right in the authorization of that group's brokers.";
                case MESSAGE_TTL, CONSUMER_TTL ->
                    "Give the connectors on that way a networkTTL of " + stop.needed() + " or more.";
                case DEAD_END ->
                    "Include it in dynamicallyIncludedDestinations instead, so that it goes where a consumer is.";
            };
        }
    }
}
