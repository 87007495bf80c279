package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.cluster.state.Instance;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
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

/** The clients of a drill: how they reach each group, who sends and receives for them, and in which queues. */
public final class Clients {

    /** A broker that has just become the master may take its time over a send, and that one counts. */
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

    /** Those that clients reach. */
    public List<String> groups() {
        return accesses.stream().map(ClientAccess::group).distinct().toList();
    }

    public Optional<ClientAccess> find(String group) {
        return accesses.stream().filter(access -> access.group().equals(group)).findFirst();
    }

    /** A client on a group. */
    public Optional<ClientAccess> find(String client, String group) {
        return accesses.stream()
                .filter(access ->
                        access.client().equals(client) && access.group().equals(group))
                .findFirst();
    }

    public ClientAccess access(String group) {
        return find(group).orElseThrow();
    }

    /** The name of a queue that nobody else has, and that is removed at the end. */
    public String queue(String purpose) {
        String queue = name(purpose);
        destinations.add(new ActiveMQQueue(queue));
        return queue;
    }

    /** The name of such a topic, which is removed as well. */
    public String topic(String purpose) {
        String topic = name(purpose);
        destinations.add(new ActiveMQTopic(topic));
        return topic;
    }

    /** The name of such a virtual topic, by the prefix that brokers have unless they are told otherwise. */
    public String virtualTopic(String purpose) {
        String topic = "VirtualTopic." + name(purpose);
        destinations.add(new ActiveMQTopic(topic));
        return topic;
    }

    /** The name of the queue in which a consumer of that name gets the messages of a virtual topic. */
    public String queueOf(String consumer, String virtualTopic) {
        String queue = "Consumer." + consumer + "." + virtualTopic;
        destinations.add(new ActiveMQQueue(queue));
        return queue;
    }

    /** A queue that fits a name or wildcard that a client declares: of a wildcard one that nobody else has; else that very queue, which stays. */
    public String queueLike(String declared, String purpose) {
        String queue = like(declared, purpose);
        if (isPattern(declared)) {
            destinations.add(new ActiveMQQueue(queue));
        }
        return queue;
    }

    /** The same of a topic. */
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

    /** Whether a name that a client declares stands for several. */
    public static boolean isPattern(String declared) {
        return Arrays.stream(declared.split("\\.")).anyMatch(part -> part.equals(">") || part.equals("*"));
    }

    /** Whether nothing is in a queue of a group. */
    public boolean isEmpty(ClientAccess access, String queue) throws JMSException {
        try (ClientConnection link = connect(access)) {
            Session session = link.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
            return !session.createBrowser(new ActiveMQQueue(queue))
                    .getEnumeration()
                    .hasMoreElements();
        }
    }

    /** A name that nobody else has. */
    public String name(String purpose) {
        return queues + "." + run + "." + purpose;
    }

    /** All queues and topics that were named. */
    public Set<ActiveMQDestination> destinations() {
        return destinations;
    }

    /** All durable subscriptions that were made. */
    public Set<Subscription> subscriptions() {
        return subscriptions;
    }

    /** One that sends what has to arrive in that queue. */
    public Sender sender(ClientAccess access, String queue, int most) {
        return sender(access, new ActiveMQQueue(queue), List.of(queue), most);
    }

    /** The same, to anything, with the names in the history of where it has to arrive. */
    public Sender sender(ClientAccess access, ActiveMQDestination to, List<String> queues, int most) {
        return sender(access, to, queues, id(to.getPhysicalName()), most);
    }

    /** One who sends what was not sent by others to the same destination before. */
    public Sender next(ClientAccess access, ActiveMQDestination to, List<String> queues, int most) {
        return sender(access, to, queues, id(to.getPhysicalName()) + "." + senders++, most);
    }

    /** One who sends until it is closed, so that it shows whether anything comes through. */
    public Sender wayfarer(ClientAccess access, ActiveMQDestination to, String queue) {
        return sender(access, to, List.of(Way.to(queue)), Way.id(id(to.getPhysicalName()) + "." + senders++), -1);
    }

    private Sender sender(ClientAccess access, ActiveMQDestination to, List<String> queues, String ids, int most) {
        return new Sender(
                history,
                access.group(),
                to,
                queues,
                access.returnsEarly(),
                ids,
                most,
                seed,
                SENDING,
                () -> connect(access));
    }

    public TransactedSender transactedSender(ClientAccess access, String queue) {
        return new TransactedSender(history, access, queue, id(queue), seed, SENDING, brokers);
    }

    public Requester requester(ClientAccess access, String queue) {
        return new Requester(history, access, queue, id(queue), seed, SENDING, brokers);
    }

    /** One that speaks to one broker only, master or not. */
    public Optional<Sender> probe(Instance broker, String queue) {
        return broker.openwire()
                .map(url -> new Sender(
                        history,
                        broker.owner(),
                        new ActiveMQQueue(queue),
                        List.of(queue),
                        false,
                        id(queue) + "." + broker.id(),
                        -1,
                        seed,
                        SENDING,
                        () -> ClientConnection.direct(
                                url.replaceFirst("^nio:", "tcp:"), broker.id(), access(broker.owner()), PROBE_MILLIS)));
    }

    /** What the ids of messages begin with: the part of a name that no other has. */
    private String id(String name) {
        int begin = name.indexOf(run);
        // What clients declare has no such part, and is sent to once in each round and direction.
        return begin < 0 ? run + "." + name + "." + senders++ : name.substring(begin);
    }

    public Receiver receiver(ClientAccess access, String queue) {
        return receiver(access, queue, queue);
    }

    /** One that receives from a queue whose name in the history is another. */
    public Receiver receiver(ClientAccess access, String name, String queue) {
        return new Receiver(history, access, name, MessageSource.queue(queue), brokers);
    }

    /** One that has, or makes, a durable subscription of the topic's name. */
    public Receiver subscriber(ClientAccess access, String topic) {
        return subscriber(access, topic, topic, topic);
    }

    /**
     * The same of a topic that others may subscribe to as well.
     *
     * @param name of the topic in the history
     * @param subscription its name, which nobody else has
     */
    public Receiver subscriber(ClientAccess access, String name, String topic, String subscription) {
        subscriptions.add(new Subscription(access, subscription));
        return new Receiver(history, access, name, MessageSource.durable(topic, subscription), brokers);
    }

    /** One that gets what is sent to a topic while it is there. */
    public Receiver listener(ClientAccess access, String name, String topic) {
        return new Receiver(history, access, name, MessageSource.topic(topic), brokers);
    }

    /** Whether a client id is that of a subscription of this drill. */
    public boolean isOwn(String clientId) {
        return clientId.startsWith(queues + "." + run);
    }

    public TransactedReceiver transactedReceiver(ClientAccess access, String queue) {
        return new TransactedReceiver(history, access, queue, brokers);
    }

    public Responder responder(ClientAccess access, String queue) {
        return new Responder(access, queue, brokers);
    }

    /** Ends a durable subscription, which nobody must be using. */
    public void unsubscribe(Subscription subscription) throws JMSException {
        try (ClientConnection link = ClientConnection.failover(subscription.access, brokers, subscription.name)) {
            link.connection().createSession(false, Session.AUTO_ACKNOWLEDGE).unsubscribe(subscription.name);
        }
    }

    public ClientConnection connect(ClientAccess access) throws JMSException {
        return ClientConnection.failover(access, brokers);
    }

    /**
     * A durable subscription.
     *
     * @param name its own, and the client id of its connection
     */
    public record Subscription(ClientAccess access, String name) {}
}
