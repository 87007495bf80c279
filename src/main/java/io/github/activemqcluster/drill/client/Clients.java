package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.History;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.command.ActiveMQTopic;

/**
 * Makes the clients of a drill: senders and receivers that connect as the topology's clients do, and names for their
 * queues.
 */
public final class Clients {

    /** How long a send may go on after the end of a rehearsal: a new master may be slow, and the message counts. */
    private static final Duration SENDING = Duration.ofSeconds(30);

    private static final int PROBE_MILLIS = 1_000;

    private final List<ClientAccess> accesses;
    private final String queues;
    private final long seed;
    private final History history;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final Map<String, String> brokers = new HashMap<>();
    private int senders;
    private final Set<ActiveMQDestination> destinations = new LinkedHashSet<>();
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();

    public Clients(List<Instance> brokers, List<ClientAccess> accesses, String queues, long seed, History history) {
        this.accesses = accesses;
        this.queues = queues;
        this.seed = seed;
        this.history = history;
        for (Instance broker : brokers) {
            broker.openwire().ifPresent(url -> this.brokers.put(url.substring(url.indexOf("//") + 2), broker.id()));
        }
    }

    public List<ClientAccess> accesses() {
        return accesses;
    }

    /** The groups that clients reach. */
    public List<String> groups() {
        return accesses.stream().map(ClientAccess::group).distinct().toList();
    }

    public Optional<ClientAccess> find(String group) {
        return accesses.stream().filter(access -> access.group().equals(group)).findFirst();
    }

    /** How a client reaches a group; empty where it does not use that group. */
    public Optional<ClientAccess> find(String client, String group) {
        return accesses.stream()
                .filter(access ->
                        access.client().equals(client) && access.group().equals(group))
                .findFirst();
    }

    public ClientAccess access(String group) {
        return find(group).orElseThrow();
    }

    /** The name of a new queue. The drill removes it at the end. */
    public String queue(String purpose) {
        String queue = name(purpose);
        destinations.add(new ActiveMQQueue(queue));
        return queue;
    }

    /** The name of a new topic. The drill removes it at the end. */
    public String topic(String purpose) {
        String topic = name(purpose);
        destinations.add(new ActiveMQTopic(topic));
        return topic;
    }

    /** The name of a new virtual topic, with the prefix of brokers' default configuration. */
    public String virtualTopic(String purpose) {
        String topic = "VirtualTopic." + name(purpose);
        destinations.add(new ActiveMQTopic(topic));
        return topic;
    }

    /** The name of the queue that gets a copy of a virtual topic's messages for a consumer. */
    public String queueOf(String consumer, String virtualTopic) {
        String queue = "Consumer." + consumer + "." + virtualTopic;
        destinations.add(new ActiveMQQueue(queue));
        return queue;
    }

    /**
     * A queue for a name that a client declares: for a wildcard, a new queue that matches it; else that very queue,
     * which stays.
     */
    public String queueLike(String declared, String purpose) {
        String queue = like(declared, purpose);
        if (isPattern(declared)) {
            destinations.add(new ActiveMQQueue(queue));
        }
        return queue;
    }

    /** A topic for a name that a client declares, as {@link #queueLike}. */
    public String topicLike(String declared, String purpose) {
        String topic = like(declared, purpose);
        if (isPattern(declared)) {
            destinations.add(new ActiveMQTopic(topic));
        }
        return topic;
    }

    private String like(String declared, String purpose) {
        return Arrays.stream(declared.split("\\."))
                .map(part -> part.equals(">") ? name(purpose) : part.equals("*") ? "drill-" + run : part)
                .collect(Collectors.joining("."));
    }

    /** Whether a name that a client declares is a wildcard. */
    public static boolean isPattern(String declared) {
        return Arrays.stream(declared.split("\\.")).anyMatch(part -> part.equals(">") || part.equals("*"));
    }

    /** Whether a queue of a group has no messages. */
    public boolean isEmpty(ClientAccess access, String queue) throws JMSException {
        try (ClientConnection connection = connect(access)) {
            return !connection
                    .session()
                    .createBrowser(new ActiveMQQueue(queue))
                    .getEnumeration()
                    .hasMoreElements();
        }
    }

    /** A name that no other queue or topic has. */
    public String name(String purpose) {
        return queues + "." + run + "." + purpose;
    }

    /** All queues and topics that were named here. */
    public Set<ActiveMQDestination> destinations() {
        return destinations;
    }

    /** All durable subscriptions that were made here. */
    public Set<Subscription> subscriptions() {
        return subscriptions;
    }

    /** A sender to a queue, under the queue's own name in the history. */
    public Sender sender(ClientAccess access, String queue, int limit) {
        return sender(access, new ActiveMQQueue(queue), List.of(queue), limit);
    }

    /**
     * A sender to any destination.
     *
     * @param queues the names in the history of where each message has to arrive
     * @param limit how many messages it sends; negative: until it is closed
     */
    public Sender sender(ClientAccess access, ActiveMQDestination to, List<String> queues, int limit) {
        return sender(access, to, queues, id(to.getPhysicalName()), limit);
    }

    /** A sender to a destination that others have sent to before: its messages have other ids. */
    public Sender next(ClientAccess access, ActiveMQDestination to, List<String> queues, int limit) {
        return sender(access, to, queues, id(to.getPhysicalName()) + "." + senders++, limit);
    }

    /** A sender that shows whether messages come through; it sends until it is closed. */
    public Sender routeProbe(ClientAccess access, ActiveMQDestination to, String queue) {
        return sender(
                access,
                to,
                List.of(RouteProbe.to(queue)),
                RouteProbe.id(id(to.getPhysicalName()) + "." + senders++),
                -1);
    }

    private Sender sender(ClientAccess access, ActiveMQDestination to, List<String> queues, String ids, int limit) {
        return new Sender(
                new ClientEvents(history, access.group(), queues),
                to,
                returned(access),
                new MessageTexts(ids, seed),
                limit,
                SENDING,
                () -> connect(access));
    }

    public TransactedSender transactedSender(ClientAccess access, String queue) {
        return new TransactedSender(
                events(access, queue), queue, new MessageTexts(id(queue), seed), SENDING, () -> connect(access));
    }

    public Requester requester(ClientAccess access, String queue) {
        return new Requester(
                events(access, queue), queue, new MessageTexts(id(queue), seed), SENDING, () -> connect(access));
    }

    /** A sender that fills the store of a client's group. */
    public StoreFiller filler(ClientAccess access, String queue) {
        return new StoreFiller(
                events(access, queue),
                access,
                queue,
                returned(access),
                new MessageTexts(queue, seed),
                seed + queue.hashCode(),
                () -> connect(access));
    }

    /** A sender that connects to one broker only, master or not. */
    public Optional<Sender> probe(Instance broker, String queue) {
        return broker.openwire()
                .map(url -> new Sender(
                        new ClientEvents(history, broker.owner(), List.of(queue)),
                        new ActiveMQQueue(queue),
                        Event.Kind.ACKNOWLEDGED,
                        new MessageTexts(id(queue) + "." + broker.id(), seed),
                        -1,
                        SENDING,
                        () -> ClientConnection.direct(
                                url.replaceFirst("^nio:", "tcp:"), broker.id(), access(broker.owner()), PROBE_MILLIS)));
    }

    private ClientEvents events(ClientAccess access, String queue) {
        return new ClientEvents(history, access.group(), List.of(queue));
    }

    /** What it means that a send of this client has returned. */
    private static Event.Kind returned(ClientAccess access) {
        return access.returnsEarly() ? Event.Kind.RETURNED : Event.Kind.ACKNOWLEDGED;
    }

    /** The beginning of message ids: the part of a name that no other name has. */
    private String id(String name) {
        int begin = name.indexOf(run);
        // A name that a client declares has no such part. The drill sends to it once in each round and direction.
        return begin < 0 ? run + "." + name + "." + senders++ : name.substring(begin);
    }

    public Receiver receiver(ClientAccess access, String queue) {
        return receiver(access, queue, queue);
    }

    /** A receiver from a queue that has another name in the history. */
    public Receiver receiver(ClientAccess access, String name, String queue) {
        return new Receiver(events(access, name), access, MessageSource.queue(queue), () -> connect(access));
    }

    /** A receiver from the durable subscription of the topic's name, which it makes if there is none. */
    public Receiver subscriber(ClientAccess access, String topic) {
        return subscriber(access, topic, topic, topic);
    }

    /**
     * A receiver from a durable subscription of a topic that others may subscribe to as well.
     *
     * @param name the topic's name in the history
     * @param subscription the name of the subscription, which no other has
     */
    public Receiver subscriber(ClientAccess access, String name, String topic, String subscription) {
        Subscription made = new Subscription(access, subscription);
        subscriptions.add(made);
        return new Receiver(
                events(access, name), access, MessageSource.durable(topic, subscription), () -> connect(made));
    }

    /** A receiver of the messages that are sent to a topic while it is connected. */
    public Receiver listener(ClientAccess access, String name, String topic) {
        return new Receiver(events(access, name), access, MessageSource.topic(topic), () -> connect(access));
    }

    /** Whether a client id is that of a subscription of this drill. */
    public boolean isOwn(String clientId) {
        return clientId.startsWith(queues + "." + run);
    }

    public TransactedReceiver transactedReceiver(ClientAccess access, String queue) {
        return new TransactedReceiver(
                events(access, queue),
                queue,
                new MessageTexts(queue + "-" + access.client() + "-taken", seed),
                () -> connect(access));
    }

    public Responder responder(ClientAccess access, String queue) {
        return new Responder(access.group(), queue, () -> connect(access));
    }

    /** Removes a durable subscription. No subscriber may be connected. */
    public void unsubscribe(Subscription subscription) throws JMSException {
        try (ClientConnection connection = connect(subscription)) {
            connection.session().unsubscribe(subscription.name);
        }
    }

    public ClientConnection connect(ClientAccess access) throws JMSException {
        return ClientConnection.failover(access, brokers);
    }

    private ClientConnection connect(Subscription subscription) throws JMSException {
        return ClientConnection.failover(subscription.access, brokers, subscription.name);
    }

    /**
     * A durable subscription.
     *
     * @param name its own, and the client id of its connection
     */
    public record Subscription(ClientAccess access, String name) {}
}
