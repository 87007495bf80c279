package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.flow.Course;
import io.github.activemqcluster.flow.Flow;
import io.github.activemqcluster.flow.Flow.Kind;
import io.github.activemqcluster.flow.FlowVerdict;
import io.github.activemqcluster.flow.Flows;
import io.github.activemqcluster.flow.Network.Link;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.Traffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code flow-one-way}: messages of a declared flow have only one way to their consumer. */
public final class FlowsHaveOneWay implements Rule {

    private final FlowSource source;

    public FlowsHaveOneWay(FlowSource source) {
        this.source = source;
    }

    @Override
    public void check(Topology topology, Findings findings) {
        Flows flows = source.of(topology);
        Map<List<Link>, Choice> choices = new LinkedHashMap<>();
        for (Flow flow : flows.all()) {
            FlowVerdict verdict = flows.verdict(flow);
            verdict.firstWithTwoWays()
                    .ifPresent(course -> choices.merge(
                            course.otherWay(),
                            new Choice(flow, course, 1),
                            (first, another) -> new Choice(first.flow(), first.course(), first.flows() + 1)));
        }
        choices.values().forEach(choice -> report(choice, findings));
        checkSubscribers(topology, findings);
    }

    /** A flow with two ways, and the number of flows with the same two ways. */
    private record Choice(Flow flow, Course course, int flows) {}

    private static void report(Choice choice, Findings findings) {
        Flow flow = choice.flow();
        Course course = choice.course();
        boolean twice = flow.sent().topic() && flow.kind() != Kind.VIRTUAL_TOPIC && isUnsuppressed(course);
        findings.warning(
                course.otherWay().get(0).connector().where(),
                "messages of " + (flow.sent().topic() ? "topic " : "queue ")
                        + Wording.quote(flow.sent().physicalName()) + ", from group " + Wording.quote(course.from())
                        + " to group " + Wording.quote(course.to())
                        + (twice ? ", come by both of two ways: " : ", can take two ways: ")
                        + way(course.way()) + ", or " + way(course.otherWay())
                        + (choice.flows() < 2
                                ? ""
                                : "; as can those of " + Wording.count(choice.flows() - 1, "more flow")),
                "Leave out a connector, lower networkTTL, or let each connector include what is to take it: "
                        + (twice
                                ? "each message comes twice."
                                : "messages that take different ways overtake each other."));
    }

    private static boolean isUnsuppressed(Course course) {
        return Stream.concat(course.way().stream(), course.otherWay().stream())
                .anyMatch(link ->
                        Bridges.isOff(link.connector().attributes().get("suppressDuplicateTopicSubscriptions")));
    }

    /** Not durable subscriptions: there the broker recognizes the copies. */
    private static void checkSubscribers(Topology topology, Findings findings) {
        for (Link link : Bridges.withoutConduit(topology)) {
            List<Subscriber> subscribers = topology.clients().stream()
                    .filter(client -> client.groups().contains(link.to()))
                    .flatMap(client -> Flows.consumedBy(client).stream()
                            .filter(consumed -> consumed.kind() == Traffic.Kind.TOPIC)
                            .map(consumed ->
                                    new Subscriber(client.id(), new Destination(true, consumed.physicalName()))))
                    .toList();
            subscribers.stream()
                    .filter(one -> subscribers.stream()
                            .anyMatch(other ->
                                    !other.client().equals(one.client()) && Flows.overlap(one.topic(), other.topic())))
                    .findFirst()
                    .ifPresent(one -> findings.warning(
                            link.connector().where().child("conduitSubscriptions"),
                            "messages of topic " + Wording.quote(one.topic().physicalName())
                                    + " come to group " + Wording.quote(link.to())
                                    + " once for each subscriber there, and each subscriber gets all of them: connector "
                                    + Wording.quote(link.connector().name()) + " does not join subscriptions",
                            "Leave conduitSubscriptions out; where it is off for the sake of queues, give the topics a"
                                    + " connector of their own."));
        }
    }

    private record Subscriber(String client, Destination topic) {}

    private static String way(List<Link> links) {
        return links.size() == 1
                ? "straight"
                : "by "
                        + Wording.quoteAll(links.stream()
                                .limit(links.size() - 1L)
                                .map(Link::to)
                                .toList());
    }
}
