package io.github.activemqcluster.flow;

import io.github.activemqcluster.flow.Flow.Kind;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.Traffic;
import io.github.activemqcluster.topology.Traffic.Consumed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The flows of a topology: the messages from each client that declares its traffic to each client that declares its
 * traffic.
 *
 * <pre>{@code
 * var flows = new Flows(topology);
 * for (Flow flow : flows.all()) {
 *     flows.courses(flow).forEach(course -> …);   // from each group of the producer to each of the consumer
 * }
 * }</pre>
 *
 * <p>Not thread-safe. Clients that do not declare their traffic have no flows. A connector to a broker outside the
 * topology is not followed.
 */
public final class Flows {

    private final Topology topology;
    private final Network network;
    private final Rights rights;
    private final List<Flow> all;
    private final Map<Router.Key, FlowVerdict> verdicts = new HashMap<>();
    private Router router;

    /** The flows if everybody may do everything. */
    public Flows(Topology topology) {
        this(topology, Rights.ALL);
    }

    /** The flows if the bridges have certain rights. */
    public Flows(Topology topology, Rights rights) {
        this.topology = Objects.requireNonNull(topology, "topology");
        this.rights = rights;
        this.network = new Network(topology);
        this.all = List.copyOf(flows(topology));
    }

    /** Whether any client declares its traffic. */
    public boolean areDeclared() {
        return topology.clients().stream().anyMatch(client -> client.traffic().isPresent());
    }

    /** All flows, in the order of the clients that send. */
    public List<Flow> all() {
        return all;
    }

    /**
     * The courses of a flow from each group of its producer to each group of its consumer. Computes each course on
     * demand, since long lists of groups give many courses.
     */
    public Stream<Course> courses(Flow flow) {
        return router().courses(flow);
    }

    /**
     * The summary of all courses of a flow. Fast, since many flows have the same courses, and only courses that are
     * shown get an explanation.
     */
    public FlowVerdict verdict(Flow flow) {
        return verdicts.computeIfAbsent(router().key(flow), router()::verdict);
    }

    private Router router() {
        if (router == null) {
            router = new Router(topology, network, Graph.of(network, rights));
        }
        return router;
    }

    private static List<Flow> flows(Topology topology) {
        List<Flow> flows = new ArrayList<>();
        var receivers = new Receivers(topology);
        for (Client producer : topology.clients()) {
            for (Destination sent : sentBy(producer)) {
                for (Receivers.Receiver receiver : receivers.of(sent)) {
                    flow(producer, sent, receiver.client(), receiver.consumed()).ifPresent(flows::add);
                }
            }
        }
        for (Receivers.Receiver asking : receivers.ofReplies()) {
            for (Receivers.Receiver asked :
                    receivers.of(new Destination(false, asking.consumed().physicalName()))) {
                if (asked.consumed().kind() == Traffic.Kind.QUEUE) {
                    answers(asked.client(), asked.consumed(), asking.client(), asking.consumed())
                            .ifPresent(flows::add);
                }
            }
        }
        return flows;
    }

    /**
     * The destinations that a client sends to, including its requests; a composite destination is split into its parts.
     */
    public static Set<Destination> sentBy(Client client) {
        Set<Destination> sent = new LinkedHashSet<>();
        client.traffic().ifPresent(traffic -> {
            traffic.produces().forEach(destination -> sent.addAll(Names.parts(destination)));
            traffic.consumes().stream()
                    .filter(consumed -> consumed.kind() == Traffic.Kind.REPLIES)
                    .forEach(consumed -> sent.addAll(Names.parts(new Destination(false, consumed.physicalName()))));
        });
        return sent;
    }

    /** The destinations that a client receives from; a composite destination is split into its parts. */
    public static List<Consumed> consumedBy(Client client) {
        return client.traffic().stream()
                .flatMap(traffic -> traffic.consumes().stream())
                .flatMap(consumed ->
                        Names.parts(new Destination(isTopic(consumed.kind()), consumed.physicalName())).stream()
                                .map(part -> new Consumed(kindOf(part, consumed.kind()), part.physicalName())))
                .distinct()
                .toList();
    }

    private static boolean isTopic(Traffic.Kind kind) {
        return kind == Traffic.Kind.TOPIC || kind == Traffic.Kind.DURABLE_TOPIC;
    }

    private static Traffic.Kind kindOf(Destination part, Traffic.Kind declared) {
        if (part.topic() == isTopic(declared)) {
            return declared;
        }
        return part.topic() ? Traffic.Kind.TOPIC : Traffic.Kind.QUEUE;
    }

    /** Whether a destination is a virtual topic, or a wildcard for one. */
    public static boolean isVirtual(Destination sent) {
        return sent.topic() && VirtualTopics.areIn(sent.physicalName());
    }

    /**
     * Whether a client receives from a queue that looks like a virtual topic's queue, but is none: its name lacks the
     * prefix {@code Consumer.} and a name.
     */
    public static boolean lacksPrefix(Consumed consumed, Destination sent) {
        return consumed.kind() == Traffic.Kind.QUEUE
                && sent.topic()
                && VirtualTopics.isMeantFor(consumed.physicalName(), sent.physicalName());
    }

    /** The right name for a client's queue of a virtual topic. */
    public static String queueOf(Client client, Destination virtualTopic) {
        return VirtualTopics.queueFor(client.id(), virtualTopic.physicalName());
    }

    /** Whether two names or wildcards have a destination in common. */
    public static boolean overlap(Destination one, Destination other) {
        return one.topic() == other.topic()
                && Names.common(one.physicalName(), other.physicalName()).isPresent();
    }

    private static Optional<Flow> flow(Client producer, Destination sent, Client consumer, Consumed consumed) {
        if (consumed.kind() == Traffic.Kind.REPLIES) {
            return Optional.empty();
        }
        Destination received = new Destination(isTopic(consumed.kind()), consumed.physicalName());
        if (sent.topic() && !received.topic()) {
            return VirtualTopics.common(sent.physicalName(), received.physicalName())
                    .map(topic ->
                            new Flow(Kind.VIRTUAL_TOPIC, producer, consumer, new Destination(true, topic), received));
        }
        if (sent.topic() != received.topic()) {
            return Optional.empty();
        }
        return Names.common(sent.physicalName(), received.physicalName())
                .map(name -> new Flow(
                        kind(consumed.kind()), producer, consumer, new Destination(sent.topic(), name), received));
    }

    private static Kind kind(Traffic.Kind kind) {
        return switch (kind) {
            case QUEUE -> Kind.QUEUE;
            case TOPIC -> Kind.TOPIC;
            case DURABLE_TOPIC -> Kind.DURABLE_TOPIC;
            case REPLIES -> Kind.REPLIES;
        };
    }

    private static Optional<Flow> answers(Client asked, Consumed consumed, Client asking, Consumed replies) {
        return Names.common(consumed.physicalName(), replies.physicalName())
                .map(name -> new Destination(false, name))
                .map(requests -> new Flow(Kind.REPLIES, asked, asking, requests, requests));
    }
}
