package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.it.BuildLog;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.command.ActiveMQTopic;

/**
 * Declared flows, each broken in its own way beside one that is not: the brokers do what the rule says. No test waits
 * to see that a message does not come. Instead, a later message has come, over the same bridge if possible.
 */
public final class DeclaredFlows {

    private static final Duration ARRIVED = Duration.ofMinutes(2);
    private static final Pattern STOPPED = Pattern.compile("(?:queue|topic) '([^']+)', sent by");

    /** The flows that arrive, by the flow that goes the same way and does not arrive: from, to. */
    private static final List<Pair> QUEUES = List.of(
            new Pair("direction.wrong", "a", "b", "direction.right", "b", "a"),
            new Pair("ttl.wrong", "a", "c", "far.right", "a", "c"),
            new Pair("cut.wrong", "a", "b", "cut.right", "a", "b"),
            new Pair("narrow.wrong", "a", "b", "narrow.right", "a", "b"),
            new Pair("wide.wrong", "a", "b", "wider.right", "a", "b"),
            new Pair("still.wrong", "a", "b", "still.right", "a", "b"));

    /** The consumers with a wildcard, and the messages that they receive. */
    private static final Map<String, String> SUBSCRIPTIONS = Map.of("wide.wrong", "wide.>", "wider.right", "wider.>");

    private record Pair(String wrong, String from, String to, String right, String rightFrom, String rightTo) {}

    private final LiveCluster cluster;
    private final Report report;
    private final Map<String, Session> sessions = new HashMap<>();
    private final List<Connection> connections = new ArrayList<>();

    private DeclaredFlows(LiveCluster cluster, Report report) {
        this.cluster = cluster;
        this.report = report;
    }

    /**
     * Compares the output of the build with the behaviour of the brokers.
     *
     * @param basedir the directory of the case
     */
    public static void verify(File basedir) throws Exception {
        verdictOf(basedir);
        Live.run("declared-flows", new File(basedir, "target/activemq-cluster"));
    }

    /** The findings of the rule are exactly the flows that do not arrive below. */
    private static void verdictOf(File basedir) throws Exception {
        List<String> problems = BuildLog.of(basedir).problems();
        Set<String> stopped = problems.stream()
                .filter(problem -> problem.contains("[flow-arrives]"))
                .flatMap(problem -> STOPPED.matcher(problem).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(stopped)
                .containsExactlyInAnyOrder(
                        "VirtualTopic.late",
                        "VirtualTopic.wrong",
                        "ask.wrong",
                        "beg.wrong",
                        "cut.wrong",
                        "dead.wrong",
                        "direction.wrong",
                        "narrow.wrong",
                        "right.wrong",
                        "several.wrong",
                        "still.wrong",
                        "ttl.wrong",
                        "wide.wrong");
        assertThat(problems)
                .anyMatch(
                        problem -> problem.contains("[flow-arrives]") && problem.contains("connector 'apart' does not"))
                .anyMatch(problem -> problem.contains("[flow-one-way]")
                        && problem.contains("topic 'twice.wrong'")
                        && problem.contains("come by both of two ways"))
                .noneMatch(problem -> problem.contains("[flow-one-way]") && problem.contains("once.right"))
                .anyMatch(problem -> problem.contains("[durable-subscriber-stays]") && problem.contains("'moving'"));
        Path flows = basedir.toPath().resolve("target/activemq-cluster/flows.md");
        assertThat(Files.readAllLines(flows).stream()
                        .filter(line -> line.contains("does not arrive"))
                        .flatMap(line -> Pattern.compile("`([^`]+)`")
                                .matcher(line)
                                .results()
                                .limit(1))
                        .map(match -> match.group(1)))
                // A destination without any flow is in no line.
                .containsExactlyInAnyOrderElementsOf(stopped.stream()
                        .filter(name -> !name.equals("VirtualTopic.wrong"))
                        .toList());
    }

    static Experiment experiment() {
        return (cluster, report) -> {
            var flows = new DeclaredFlows(cluster, report);
            try {
                flows.run();
            } finally {
                flows.close();
            }
        };
    }

    private void run() throws Exception {
        queues();
        staticDeadEnd();
        virtualTopics();
        answers();
        durableNamesakes();
        durableMoves();
        composite();
        twoWays();
        rights();
    }

    /**
     * Tests all flows at once: messages that cannot cross were sent before messages that can, and the latter have
     * crossed.
     */
    private void queues() throws Exception {
        Map<String, MessageConsumer> consumers = new HashMap<>();
        for (Pair pair : QUEUES) {
            consumers.put(
                    pair.wrong(), consumer(pair.to(), queue(SUBSCRIPTIONS.getOrDefault(pair.wrong(), pair.wrong()))));
            consumers.put(
                    pair.right(),
                    consumer(pair.rightTo(), queue(SUBSCRIPTIONS.getOrDefault(pair.right(), pair.right()))));
        }
        for (Pair pair : QUEUES) {
            send(pair.from(), queue(pair.wrong()));
            send(pair.rightFrom(), queue(pair.right()));
        }
        for (Pair pair : QUEUES) {
            assertThat(consumers.get(pair.right()).receive(ARRIVED.toMillis()))
                    .as(pair.right())
                    .isNotNull();
            assertThat(consumers.get(pair.wrong()).receiveNoWait())
                    .as(pair.wrong())
                    .isNull();
        }
        for (Pair pair : QUEUES) {
            consumers.get(pair.wrong()).close();
        }
        // A bridge that got a message which it may not forward keeps the message until its subscription is gone.
        for (Pair pair : QUEUES) {
            try (MessageConsumer there = consumer(pair.from(), queue(pair.wrong()))) {
                assertThat(there.receive(ARRIVED.toMillis())).as(pair.wrong()).isNotNull();
            }
            report.say("%s stayed at %s, while %s came to %s"
                    .formatted(pair.wrong(), pair.from(), pair.right(), pair.rightTo()));
        }
        for (MessageConsumer consumer : consumers.values()) {
            consumer.close();
        }
    }

    private void staticDeadEnd() throws Exception {
        try (MessageConsumer wrong = consumer("b", queue("dead.wrong"));
                MessageConsumer right = consumer("b", queue("dead.right"))) {
            // The bridge to b has a subscription to both once it has brought one of the right messages.
            send("a", queue("dead.right"));
            assertThat(right.receive(ARRIVED.toMillis())).isNotNull();
            int came;
            int sent = 0;
            int ended;
            try (MessageConsumer end = consumer("d", queue("dead.wrong"))) {
                do {
                    send("a", queue("dead.wrong"));
                    sent++;
                    ended = end.receive(1000) == null ? 0 : 1;
                } while (ended == 0 && sent < 100);
                assertThat(ended).as("messages at the end, of %s", sent).isEqualTo(1);
            }
            for (int i = 0; i < 10; i++) {
                send("a", queue("dead.wrong"));
                send("a", queue("dead.right"));
                sent++;
            }
            for (int i = 0; i < 10; i++) {
                assertThat(right.receive(ARRIVED.toMillis())).as("dead.right").isNotNull();
            }
            came = drain(wrong);
            assertThat(came).as("dead.wrong that came, of %s", sent).isLessThan(sent);
            report.say("dead.wrong: %d of %d came to b, the others ended at d; dead.right: 11 of 11"
                    .formatted(came, sent));
        }
    }

    private void virtualTopics() throws Exception {
        try (MessageConsumer prefixless = consumer("b", queue("billing.VirtualTopic.wrong"));
                MessageConsumer late = consumer("b", queue("Consumer.billing.VirtualTopic.late"));
                MessageConsumer right = consumer("b", queue("Consumer.billing.VirtualTopic.right"))) {
            int sent = 0;
            do {
                send("a", topic("VirtualTopic.wrong"));
                send("a", topic("VirtualTopic.late"));
                send("a", topic("VirtualTopic.right"));
                sent++;
            } while (right.receive(500) == null && sent < 200);
            assertThat(sent).as("rounds").isLessThan(200);
            assertThat(prefixless.receiveNoWait()).isNull();
            assertThat(late.receiveNoWait()).isNull();
            report.say("of three virtual topics, the one whose queue has its prefix and is included came to b");
        }
    }

    private void answers() throws Exception {
        Answerer wrong = new Answerer("b", "ask.wrong", "ask.control");
        MessageConsumer control = consumer("a", queue("ask.control"));
        MessageConsumer answer = ask("a", "ask.wrong");
        assertThat(control.receive(ARRIVED.toMillis())).as("ask.control").isNotNull();
        assertThat(answer.receiveNoWait()).as("the answer to ask.wrong").isNull();
        report.say("ask.wrong was asked, and its answer %s".formatted(wrong.fate()));

        Answerer partly = new Answerer("c", "beg.wrong", "beg.control");
        MessageConsumer second = consumer("b", queue("beg.control"));
        MessageConsumer none = ask("b", "beg.wrong");
        assertThat(second.receive(ARRIVED.toMillis())).as("beg.control").isNotNull();
        assertThat(none.receiveNoWait()).as("the answer to beg.wrong").isNull();
        report.say("beg.wrong was asked, and its answer %s".formatted(partly.fate()));

        Answerer right = new Answerer("d", "talk.right", "talk.control");
        assertThat(ask("c", "talk.right").receive(ARRIVED.toMillis()))
                .as("the answer to talk.right")
                .isNotNull();
        report.say("talk.right was asked, and its answer came: " + right.fate());
    }

    private MessageConsumer ask(String group, String queue) throws Exception {
        Session session = session(group);
        TemporaryQueue replies = session.createTemporaryQueue();
        MessageConsumer consumer = session.createConsumer(replies);
        Message request = session.createTextMessage("?");
        request.setJMSReplyTo(replies);
        session.createProducer(new ActiveMQQueue(queue)).send(request);
        return consumer;
    }

    /** Answers a request, and then sends to a queue that goes the same way back. */
    private final class Answerer {

        private volatile String fate = "was not sent";

        Answerer(String group, String queue, String control) throws Exception {
            Session session = connect(group, null).createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(null);
            session.createConsumer(new ActiveMQQueue(queue)).setMessageListener(request -> {
                try {
                    try {
                        producer.send(request.getJMSReplyTo(), session.createTextMessage("!"));
                        fate = "was sent";
                    } catch (JMSException refused) {
                        fate = "was refused: " + refused.getMessage();
                    }
                    producer.send(new ActiveMQQueue(control), session.createTextMessage("after the answer"));
                } catch (JMSException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        String fate() {
            return fate;
        }
    }

    private void durableNamesakes() throws Exception {
        ActiveMQTopic apart = topic("apart.wrong");
        Connection one = connect("b", "one");
        Connection other = connect("b", "other");
        MessageConsumer first = durable(one, apart);
        MessageConsumer second = durable(other, apart);
        MessageConsumer together = consumer("b", topic("together.right"));
        sendUntil("a", apart, first);
        sendUntil("a", apart, second);
        one.close();
        connections.remove(one);
        one = connect("b", "one");
        durable(one, apart);
        // The bridge knows both subscriptions once it brings a message of a client that subscribes later; then its turn
        // is over.
        sendUntil("a", topic("together.right"), together);
        Bounded.await(
                "what a says of two subscriptions of one name", ARRIVED, cluster::endOfLogs, () -> cluster.member("a-1")
                        .logFrom(0)
                        .contains("Durable consumer is in use"));
        // A message that was on its way comes late, once the bridge is there again; others on the same pair of brokers
        // go on.
        sendUntil("a", topic("together.right"), together);
        report.say("apart.wrong: of two durable subscriptions of one name the bridge is refused one, and ends;"
                + " together.right came");
        one.close();
        other.close();
    }

    private void durableMoves() throws Exception {
        Connection here = connect("c", "moving");
        durable(here, topic("moving.topic")).close();
        session(here)
                .createConsumer(queue("Consumer.moving.VirtualTopic.moving"))
                .close();
        here.close();
        for (int i = 0; i < 50; i++) {
            send("c", topic("moving.topic"));
            send("c", topic("VirtualTopic.moving"));
        }
        Connection there = connect("d", "moving");
        MessageConsumer subscription = durable(there, topic("moving.topic"));
        MessageConsumer virtual = session(there).createConsumer(queue("Consumer.moving.VirtualTopic.moving"));
        for (int i = 0; i < 50; i++) {
            assertThat(virtual.receive(ARRIVED.toMillis()))
                    .as("message %s of the virtual topic", i)
                    .isNotNull();
        }
        assertThat(subscription.receiveNoWait()).isNull();
        there.close();
        report.say("a durable subscriber that moved from c to d got 0 of 50, of the virtual topic 50 of 50");
    }

    /** Sends a message to three destinations at once, of which two can cross. */
    private void composite() throws Exception {
        ActiveMQQueue all = queue("several.wrong,several.right,topic://together.right");
        try (MessageConsumer wrong = consumer("b", queue("several.wrong"));
                MessageConsumer right = consumer("b", queue("several.right"));
                MessageConsumer topic = consumer("b", topic("together.right"))) {
            sendUntil("a", all, topic);
            assertThat(right.receive(ARRIVED.toMillis())).as("several.right").isNotNull();
            assertThat(wrong.receiveNoWait()).as("several.wrong").isNull();
        }
        try (MessageConsumer there = consumer("a", queue("several.wrong"))) {
            assertThat(there.receive(ARRIVED.toMillis())).as("several.wrong").isNotNull();
        }
        report.say(
                "of a message to three destinations at once, the one to several.wrong stayed at a, the others came to b");
    }

    /**
     * A topic that comes by two hubs comes twice, and one that comes by one hub comes once. A client's own audit would
     * hide that.
     */
    private void twoWays() throws Exception {
        var factory = new ActiveMQConnectionFactory(cluster.groupUrl("d"));
        factory.setCheckForDuplicates(false);
        Connection connection = factory.createConnection();
        connections.add(connection);
        connection.start();
        try (MessageConsumer wrong = session(connection).createConsumer(topic("twice.wrong"));
                MessageConsumer right = session(connection).createConsumer(topic("once.right"))) {
            Bounded.await("a message of twice.wrong to come twice", ARRIVED, cluster::endOfLogs, () -> {
                drain(wrong);
                send("a", topic("twice.wrong"));
                return drain(wrong) == 2;
            });
            sendUntil("a", topic("once.right"), right);
            drain(right);
            for (int i = 0; i < 10; i++) {
                send("a", topic("once.right"));
            }
            for (int i = 0; i < 10; i++) {
                assertThat(right.receive(ARRIVED.toMillis())).as("once.right").isNotNull();
            }
            assertThat(drain(right)).as("second copies of once.right").isZero();
            report.say(
                    "a message of twice.wrong came twice to d, by b and by c; each of once.right, by b only, came once");
        }
    }

    /** Runs last, since a bridge whose message is refused is closed and tries again for ever. */
    private void rights() throws Exception {
        try (MessageConsumer right = consumer("s", queue("right.ok"));
                MessageConsumer wrong = consumer("s", queue("right.wrong"))) {
            send("a", queue("right.ok"));
            assertThat(right.receive(ARRIVED.toMillis())).as("right.ok").isNotNull();
            send("a", queue("right.wrong"));
            Bounded.await(
                    "what is said of a bridge without a right", ARRIVED, cluster::endOfLogs, () -> Pattern.compile(
                                    "bridge is not authorized to write to: queue://right.wrong")
                            .matcher(cluster.member("a-1").logFrom(0)
                                    + cluster.member("s-1").logFrom(0))
                            .find());
            assertThat(wrong.receiveNoWait()).as("right.wrong").isNull();
            report.say("right.ok came to s; of right.wrong, user bridge is not authorized to write it there");
        }
    }

    // --- clients

    private static ActiveMQQueue queue(String name) {
        return new ActiveMQQueue(name);
    }

    private static ActiveMQTopic topic(String name) {
        return new ActiveMQTopic(name);
    }

    private Connection connect(String group, String clientId) throws Exception {
        var factory = new ActiveMQConnectionFactory(cluster.groupUrl(group));
        factory.setUseAsyncSend(false);
        Connection connection = factory.createConnection();
        connections.add(connection);
        if (clientId != null) {
            connection.setClientID(clientId);
        }
        connection.start();
        return connection;
    }

    private static Session session(Connection connection) throws JMSException {
        return connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    private Session session(String group) throws Exception {
        Session known = sessions.get(group);
        if (known == null) {
            known = session(connect(group, null));
            sessions.put(group, known);
        }
        return known;
    }

    private MessageConsumer consumer(String group, Destination destination) throws Exception {
        return session(group).createConsumer(destination);
    }

    private static MessageConsumer durable(Connection connection, ActiveMQTopic topic) throws JMSException {
        return session(connection).createDurableSubscriber(topic, "subscription");
    }

    /** Takes the messages that are already there; a message that comes later counts as sent later. */
    private static int drain(MessageConsumer consumer) throws JMSException {
        int count = 0;
        while (consumer.receive(500) != null) {
            count++;
        }
        return count;
    }

    private void send(String group, Destination destination) throws Exception {
        Session session = session(group);
        try (MessageProducer producer = session.createProducer(destination)) {
            producer.send(session.createTextMessage(destination.toString()));
        }
    }

    /** A topic's messages are lost if no bridge has a subscription yet. */
    private void sendUntil(String group, Destination destination, MessageConsumer consumer) {
        Bounded.await("a message of " + destination, ARRIVED, cluster::endOfLogs, () -> {
            send(group, destination);
            return consumer.receive(200) != null;
        });
    }

    private void close() throws JMSException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
