package io.github.activemqcluster.flow;

import io.github.activemqcluster.flow.Flow.Kind;
import io.github.activemqcluster.flow.Network.Link;
import io.github.activemqcluster.flow.Stop.Reason;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.Traffic;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the courses of flows. */
final class Router {

    private static final int[] NOTHING = {};

    /** Enough to explain a flow's fault. An explanation takes longer than the proof that there is no way. */
    private static final int MOST_EXPLAINED = 50;

    private final Topology topology;
    private final Network network;
    private final Graph graph;

    private static final List<Reason> NEAREST_LAST = List.of(
            Reason.STATIC_BRIDGE,
            Reason.NOT_INCLUDED,
            Reason.TEMPORARY_NOT_INCLUDED,
            Reason.NO_TEMPORARY,
            Reason.EXCLUDED,
            Reason.SUBSCRIPTION_NOT_INCLUDED,
            Reason.NO_ADVISORIES,
            Reason.NO_READ,
            Reason.NO_WRITE,
            Reason.MESSAGE_TTL,
            Reason.CONSUMER_TTL);

    Router(Topology topology, Network network, Graph graph) {
        this.topology = topology;
        this.network = network;
        this.graph = graph;
    }

    /** The properties that decide the courses of a flow. */
    record Key(
            Kind kind,
            List<Passage> passages,
            List<Passage> topicPassages,
            List<String> from,
            List<String> to,
            Set<Integer> takenBy,
            Set<Integer> replaying) {}

    Key key(Flow flow) {
        List<Passage> passages = passages(flow);
        boolean floods = isQueue(flow) && passages.stream().anyMatch(Passage::always);
        return new Key(
                flow.kind(),
                passages,
                topicPassages(flow),
                known(flow.producer()),
                known(flow.consumer()),
                floods ? takenBy(flow) : Set.of(),
                floods ? replaying(flow) : Set.of());
    }

    private List<String> known(Client client) {
        return client.groups().stream()
                .filter(graph.numbers()::containsKey)
                .distinct()
                .toList();
    }

    private static boolean isQueue(Flow flow) {
        return flow.kind() == Kind.QUEUE || flow.kind() == Kind.VIRTUAL_TOPIC;
    }

    private List<Passage> passages(Flow flow) {
        return switch (flow.kind()) {
            case QUEUE, TOPIC, DURABLE_TOPIC ->
                graph.gates().stream()
                        .map(gate -> gate.of(flow.sent(), flow.received()))
                        .toList();
            case VIRTUAL_TOPIC -> {
                Destination queue = new Destination(
                        false,
                        VirtualTopics.queueOf(
                                flow.sent().physicalName(), flow.received().physicalName()));
                yield graph.gates().stream()
                        .map(gate -> gate.of(queue, flow.received()))
                        .toList();
            }
            case REPLIES -> graph.gates().stream().map(Gate::ofTemporary).toList();
        };
    }

    /** The ways of a virtual topic's messages as a topic: only over connectors that statically include the topic. */
    private List<Passage> topicPassages(Flow flow) {
        return flow.kind() == Kind.VIRTUAL_TOPIC
                ? graph.gates().stream()
                        .map(gate -> gate.of(flow.sent(), flow.sent()))
                        .toList()
                : List.of();
    }

    /** The groups where another client takes messages that would otherwise end there. */
    private Set<Integer> takenBy(Flow flow) {
        Set<Integer> taken = new HashSet<>();
        for (Client client : topology.clients()) {
            if (!client.id().equals(flow.consumer().id())
                    && (client.traffic().isEmpty()
                            || Flows.consumedBy(client).stream()
                                    .anyMatch(consumed -> consumed.kind() == Traffic.Kind.QUEUE
                                            && Names.common(
                                                            consumed.physicalName(),
                                                            flow.received().physicalName())
                                                    .isPresent()))) {
                known(client).forEach(group -> taken.add(graph.numbers().get(group)));
            }
        }
        return taken;
    }

    /** The groups that send back messages without a consumer. */
    private Set<Integer> replaying(Flow flow) {
        Set<Integer> replaying = new HashSet<>();
        topology.groups().forEach(group -> {
            if (group.tuning().destinationPolicies().stream().anyMatch(policy -> replays(policy, flow.sent()))) {
                replaying.add(graph.numbers().get(group.id()));
            }
        });
        return replaying;
    }

    private static boolean replays(DestinationPolicy policy, Destination queue) {
        return policy.replayWhenNoConsumers()
                && !policy.topic()
                && Names.covers(policy.destination(), queue.physicalName());
    }

    Stream<Course> courses(Flow flow) {
        Key key = key(flow);
        return key.to().stream().flatMap(to -> {
            Demand demand = new Demand(graph, key.passages(), graph.numbers().get(to), NOTHING);
            return key.from().stream().map(from -> new Search(key, demand, from, to).course());
        });
    }

    FlowVerdict verdict(Key key) {
        int courses = 0;
        int stopped = 0;
        Map<Cause, Course> examples = new LinkedHashMap<>();
        Optional<Course> firstWithTwoWays = Optional.empty();
        for (String to : key.to()) {
            Demand demand = new Demand(graph, key.passages(), graph.numbers().get(to), NOTHING);
            for (String from : key.from()) {
                var search = new Search(key, demand, from, to);
                courses++;
                if (!search.arrives()) {
                    stopped++;
                    if (stopped <= MOST_EXPLAINED) {
                        Course course = search.course();
                        examples.putIfAbsent(Cause.of(course.stop().orElseThrow()), course);
                    }
                } else if (firstWithTwoWays.isEmpty() && search.hasTwoWays()) {
                    firstWithTwoWays = Optional.of(search.course());
                }
            }
        }
        return new FlowVerdict(courses, stopped, List.copyOf(examples.values()), firstWithTwoWays);
    }

    /** The key of faults that one mend removes together. */
    private record Cause(Reason reason, Optional<NetworkConnector> connector) {
        static Cause of(Stop stop) {
            return new Cause(stop.reason(), stop.link().map(Link::connector));
        }
    }

    /** The search for one course. */
    private final class Search {

        private final Key key;
        private final Demand demand;
        private final String from;
        private final String to;
        private final int start;
        private final int end;

        Search(Key key, Demand demand, String from, String to) {
            this.key = key;
            this.demand = demand;
            this.from = from;
            this.to = to;
            this.start = graph.numbers().get(from);
            this.end = graph.numbers().get(to);
        }

        boolean arrives() {
            return (demand.way(start, 0, NOTHING).isPresent() || wayAsTopic().isPresent())
                    && deadEnd().isEmpty();
        }

        boolean hasTwoWays() {
            return !otherWay().isEmpty();
        }

        Course course() {
            Optional<List<Integer>> way = way();
            return way.isEmpty()
                    ? new Course(from, to, List.of(), List.of(), Optional.of(stop()))
                    : new Course(from, to, linked(way.get()), linked(otherWay()), deadEnd());
        }

        private Optional<List<Integer>> way() {
            return demand.way(start, 0, NOTHING).or(this::wayAsTopic);
        }

        /**
         * A second way for the same messages. Messages of a virtual topic that come both as a topic and by the queue
         * have one way only: the queue drops the duplicates (seen on 6.3.1).
         */
        private List<Integer> otherWay() {
            return way().map(this::otherWay).orElse(List.of());
        }

        private List<Link> linked(List<Integer> way) {
            return way.stream().map(graph.links()::get).toList();
        }

        /** A way over the bridges that carry a virtual topic as a topic, to a broker from which the queue leads on. */
        private Optional<List<Integer>> wayAsTopic() {
            if (start == end || key.topicPassages().stream().noneMatch(Passage::always)) {
                return Optional.empty();
            }
            int[] last = new int[graph.groups().size()];
            Arrays.fill(last, -1);
            int[] hops = new int[last.length];
            Deque<Integer> waiting = new ArrayDeque<>(List.of(start));
            while (!waiting.isEmpty()) {
                int group = waiting.remove();
                for (int link : graph.out()[group]) {
                    int reached = graph.to()[link];
                    if (reached != start
                            && last[reached] < 0
                            && hops[group] < graph.links().get(link).messageTtl()
                            && key.topicPassages().get(graph.gateOf()[link]).always()) {
                        last[reached] = link;
                        hops[reached] = hops[group] + 1;
                        Optional<List<Integer>> rest = demand.way(reached, hops[reached], NOTHING);
                        if (rest.isPresent()) {
                            List<Integer> way = new ArrayList<>();
                            for (int at = reached; at != start; at = graph.from()[last[at]]) {
                                way.add(last[at]);
                            }
                            Collections.reverse(way);
                            way.addAll(rest.get());
                            return Optional.of(way);
                        }
                        waiting.add(reached);
                    }
                }
            }
            return Optional.empty();
        }

        /** A way without one of these links, and without other links between the same two groups. */
        private List<Integer> otherWay(List<Integer> way) {
            for (int link : way) {
                int[] without = {graph.from()[link], graph.to()[link]};
                if (!graph.isCut(without[0], without[1])) {
                    Optional<List<Integer>> other =
                            new Demand(graph, key.passages(), end, without).way(start, 0, without);
                    if (other.isPresent()) {
                        return other.get();
                    }
                }
            }
            return List.of();
        }

        /** A static bridge that takes messages to a group without a consumer. */
        private Optional<Stop> deadEnd() {
            if ((key.kind() != Kind.QUEUE && key.kind() != Kind.VIRTUAL_TOPIC)
                    || key.passages().stream().noneMatch(Passage::always)) {
                return Optional.empty();
            }
            int[] hops = demand.hopsFrom(start);
            return IntStream.range(0, graph.links().size())
                    .filter(link -> key.passages().get(graph.gateOf()[link]).always())
                    .filter(link ->
                            hops[graph.from()[link]] < graph.links().get(link).messageTtl())
                    .filter(link -> isDeadEnd(link, hops[graph.from()[link]] + 1))
                    .mapToObj(link -> new Stop(
                            Reason.DEAD_END,
                            Optional.of(graph.links().get(link)),
                            graph.links().get(link).to(),
                            0))
                    .findFirst();
        }

        private boolean isDeadEnd(int link, int crossed) {
            int there = graph.to()[link];
            return there != start
                    && there != end
                    && !key.takenBy().contains(there)
                    && demand.way(there, crossed, new int[] {there, graph.from()[link]})
                            .isEmpty()
                    && !(key.replaying().contains(there) && demand.mayReturn(link));
        }

        /**
         * The reason why there is no way: on a shortest way of connectors, the first link that does not carry the
         * messages.
         */
        private Stop stop() {
            Network.Walk walk = network.messagesFrom(from, link -> Network.UNLIMITED, Set.of(to), network.groups());
            if (!walk.reaches(to)) {
                return wrongDirection();
            }
            List<Link> way = walk.wayTo(to);
            for (int i = 0; i < way.size(); i++) {
                Optional<Stop> stop = stopBetween(way.get(i), i, way.size());
                if (stop.isPresent()) {
                    return stop.get();
                }
            }
            throw new IllegalStateException("no reason why there is no way from " + from + " to " + to);
        }

        /**
         * The connector at fault among several between two groups: the one that comes nearest to carrying the messages.
         */
        private Optional<Stop> stopBetween(Link step, int before, int length) {
            List<Optional<Stop>> stops = Arrays.stream(
                            graph.out()[graph.numbers().get(step.from())])
                    .filter(link -> graph.to()[link] == graph.numbers().get(step.to()))
                    .mapToObj(link -> stopAt(link, before, length))
                    .toList();
            if (stops.stream().anyMatch(Optional::isEmpty)) {
                return Optional.empty();
            }
            boolean areForOthers = stops.stream()
                    .flatMap(Optional::stream)
                    .allMatch(stop -> stop.reason() == Reason.NOT_INCLUDED || stop.reason() == Reason.STATIC_BRIDGE);
            Optional<Stop> turned = areForOthers ? turned(step) : Optional.empty();
            return turned.isPresent()
                    ? turned
                    : stops.stream()
                            .flatMap(Optional::stream)
                            .max(Comparator.comparingInt(stop -> NEAREST_LAST.indexOf(stop.reason())));
        }

        /** A connector that includes these messages, and leads the other way. */
        private Optional<Stop> turned(Link step) {
            return Arrays.stream(graph.out()[graph.numbers().get(step.to())])
                    .filter(link -> graph.to()[link] == graph.numbers().get(step.from())
                            && key.passages().get(graph.gateOf()[link]).isOpen())
                    .mapToObj(link ->
                            new Stop(Reason.DIRECTION, Optional.of(graph.links().get(link)), "", 0))
                    .findFirst();
        }

        private Optional<Stop> stopAt(int number, int before, int length) {
            Link link = graph.links().get(number);
            Passage passage = key.passages().get(graph.gateOf()[number]);
            if (!passage.isOpen()) {
                return Optional.of(
                        new Stop(passage.reason().orElseThrow(), Optional.of(link), passage.subject(), length));
            }
            if (before >= link.messageTtl()) {
                return Optional.of(
                        new Stop(Reason.MESSAGE_TTL, Optional.of(link), Integer.toString(link.messageTtl()), length));
            }
            if (length - before - 1 >= link.consumerTtl() && !passage.always()) {
                return Optional.of(
                        new Stop(Reason.CONSUMER_TTL, Optional.of(link), Integer.toString(link.consumerTtl()), length));
            }
            return Optional.empty();
        }

        /** The first link on a way between the groups that only leads the other way. */
        private Stop wrongDirection() {
            int[] last = new int[graph.groups().size()];
            Arrays.fill(last, -1);
            Deque<Integer> waiting = new ArrayDeque<>(List.of(start));
            boolean[] seen = new boolean[last.length];
            seen[start] = true;
            while (!waiting.isEmpty() && !seen[end]) {
                int group = waiting.remove();
                // Links in the right direction come first, so that a link in the wrong direction is the fault.
                for (int link : IntStream.concat(Arrays.stream(graph.out()[group]), Arrays.stream(graph.in()[group]))
                        .toArray()) {
                    int reached = graph.from()[link] == group ? graph.to()[link] : graph.from()[link];
                    if (!seen[reached]) {
                        seen[reached] = true;
                        last[reached] = link;
                        waiting.add(reached);
                    }
                }
            }
            Stop first = new Stop(Reason.NOT_LINKED, Optional.empty(), "", 0);
            for (int at = end; seen[end] && at != start; ) {
                int link = last[at];
                boolean against = graph.from()[link] == at;
                if (against) {
                    first = new Stop(Reason.DIRECTION, Optional.of(graph.links().get(link)), "", 0);
                }
                at = against ? graph.to()[link] : graph.from()[link];
            }
            return first;
        }
    }
}
