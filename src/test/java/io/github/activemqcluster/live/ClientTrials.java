package io.github.activemqcluster.live;

import io.github.activemqcluster.examples.BatchProducer;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.command.ActiveMQMessage;

/**
 * Measures which messages the settings of a client lose, duplicate and hold up when a master is killed. It is run by
 * hand, {@code mvn -Pclients install}. The results of a run are in {@code src/site/markdown/clients.md}.
 *
 * <p>Arguments: Maven's home, the local repository, a directory to work in, and trials, separated by spaces (by commas:
 * at once): {@code speed}, {@code taking}, {@code threads}, {@code blocked}, or
 * {@code <sending>[+transacted|+committing]:<options of the URL>}; all of {@link #TRIALS} if there are none.
 */
public final class ClientTrials {

    private static final String BASE = "timeout=30000&maxReconnectDelay=500";
    private static final String UNSAFE = "&jms.useAsyncSend=true";
    private static final String WINDOW = "&jms.producerWindowSize=100000";

    /** An unsafe way is so fast that it is tried alone. */
    private static final List<String> TRIALS = List.of(
            "plain:" + BASE + UNSAFE,
            "plain:" + BASE + UNSAFE + "&trackMessages=true",
            "plain:" + BASE + UNSAFE + "&trackMessages=true&maxCacheSize=10485760",
            together(
                    "plain:timeout=30000",
                    "plain:timeout=30000&maxReconnectDelay=100",
                    "plain:" + BASE,
                    "plain:timeout=30000&maxReconnectDelay=1000",
                    "plain:timeout=30000&useExponentialBackOff=false"),
            together("plain:" + BASE, "batches:" + BASE, "callbacks:" + BASE, "sessions:" + BASE),
            together(
                    "plain:timeout=1000&maxReconnectDelay=500",
                    "batches:timeout=1000&maxReconnectDelay=500",
                    "callbacks:timeout=1000&maxReconnectDelay=500",
                    "sessions:timeout=1000&maxReconnectDelay=500"),
            together(
                    "plain:" + BASE + UNSAFE + "&jms.alwaysSyncSend=true",
                    "plain:" + BASE + UNSAFE + "&jms.sendTimeout=30000",
                    "plain:" + BASE + "&jms.alwaysSyncSend=true",
                    "plain:" + BASE + "&trackMessages=true",
                    "plain:" + BASE + "&jms.copyMessageOnSend=false"),
            together(
                    "plain:" + BASE + "&jms.alwaysSessionAsync=false",
                    "plain:" + BASE + "&jms.useDedicatedTaskRunner=true",
                    "plain:" + BASE + "&jms.optimizeAcknowledge=true",
                    "plain:" + BASE + "&jms.prefetchPolicy.all=1",
                    "plain:" + BASE + "&jms.auditDepth=1",
                    "plain:" + BASE + "&jms.checkForDuplicates=false"),
            together(
                    "plain+transacted:" + BASE,
                    "plain+transacted:" + BASE + "&jms.nonBlockingRedelivery=true",
                    "batches:" + BASE + UNSAFE),
            together("plain:" + BASE + UNSAFE + WINDOW, "batches:" + BASE + WINDOW, "plain:" + BASE + WINDOW),
            "blocked",
            "threads",
            "taking",
            "speed");

    private static final Duration STREAM = Duration.ofSeconds(1);
    private static final int FURTHER = 200;
    private static final int ROUNDS = Integer.getInteger("clients.kills", 3);
    private static final int SLICES = 9;
    private static final Duration SLICE = Duration.ofSeconds(2);
    private static final List<String> WAYS = List.of(
            "plain:" + BASE, "batches:" + BASE, "callbacks:" + BASE, "sessions:" + BASE, "plain:" + BASE + UNSAFE);

    private static final int TAKEN = 2_000;
    private static final String EACH = "&jms.transactedIndividualAck=true";
    private static final List<String> TAKING =
            List.of("", EACH, "&jms.prefetchPolicy.all=10", EACH + "&jms.prefetchPolicy.all=10");

    private static final Duration PATIENT = Duration.ofSeconds(45);
    private static final List<String> PATIENCE = List.of(
            BASE,
            "maxReconnectDelay=500",
            "timeout=3000&maxReconnectDelay=500",
            BASE + "&jms.closeTimeout=1000",
            BASE + "&startupMaxReconnectAttempts=5",
            BASE + "&maxReconnectAttempts=5");

    private static final int SESSIONS = 20;
    private static final List<String> THREADS = List.of(
            "jms.alwaysSessionAsync=true&jms.useDedicatedTaskRunner=true",
            "jms.alwaysSessionAsync=true&jms.useDedicatedTaskRunner=false",
            "jms.alwaysSessionAsync=false&jms.useDedicatedTaskRunner=false");

    private final LiveCluster cluster;
    private final Report report;
    private final String group;
    private int number;

    private ClientTrials(LiveCluster cluster, Report report) {
        this.cluster = cluster;
        this.report = report;
        this.group = cluster.groups().get(0);
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(arguments[2]));
        Files.writeString(
                directory.resolve("pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>it.activemqcluster</groupId>
                  <artifactId>clients</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>io.github.activemqcluster</groupId>
                        <artifactId>activemq-cluster-maven-plugin</artifactId>
                        <version>0.1.0-SNAPSHOT</version>
                        <configuration>
                          <dynamicPorts>true</dynamicPorts>
                          <topology>
                            <activemq><version>6.3.1</version></activemq>
                            <groups>
                              <group><id>orders</id><size>2</size><sharedFileSystem/></group>
                            </groups>
                            <clients><client><id>shop</id></client></clients>
                          </topology>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """);
        Process generate = new ProcessBuilder(
                        Path.of(arguments[0], "bin", "mvn").toString(),
                        "-q",
                        "-Dmaven.repo.local=" + arguments[1],
                        "-f",
                        directory.toString(),
                        "activemq-cluster:generate")
                .inheritIO()
                .start();
        if (generate.waitFor() != 0) {
            throw new IllegalStateException("nothing was generated");
        }
        List<String> asked = Stream.of(arguments)
                .skip(3)
                .flatMap(argument -> Stream.of(argument.strip().split("\\s+")))
                .filter(argument -> !argument.isEmpty())
                .toList();
        try (LiveCluster cluster = LiveCluster.asGenerated(directory.resolve("target/activemq-cluster"))) {
            cluster.start();
            cluster.awaitReady();
            ClientTrials trials = new ClientTrials(cluster, new Report(directory.resolve("clients.txt"), System.out));
            for (String trial : asked.isEmpty() ? TRIALS : asked) {
                switch (trial) {
                    case "speed" -> trials.speed();
                    case "taking" -> trials.taking();
                    case "blocked" -> trials.blocked();
                    case "threads" -> trials.threads();
                    default -> trials.run(trial);
                }
            }
        } catch (AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
        // A session of a client that waits for ever keeps a JVM alive.
        System.exit(0);
    }

    private static String together(String... trials) {
        return String.join(",", trials);
    }

    private Trial trial(String spec) {
        String how = spec.substring(0, spec.indexOf(':'));
        String options = spec.substring(spec.indexOf(':') + 1);
        return new Trial(
                new ActiveMQConnectionFactory(url(options)),
                new ActiveMQConnectionFactory(url("maxReconnectDelay=500")),
                cluster.freshQueue("trial-" + number++),
                Trial.Sending.valueOf(how.replaceFirst("\\+.*", "").toUpperCase(Locale.ROOT)),
                how.contains("+")
                        ? Trial.Receiving.valueOf(how.replaceFirst(".*\\+", "").toUpperCase(Locale.ROOT))
                        : Trial.Receiving.AUTO);
    }

    private String url(String options) {
        return cluster.brokers(group).stream()
                .map(LiveCluster::url)
                .collect(Collectors.joining(",", "failover:(", ")?" + options));
    }

    /** One trial, or several, separated by commas, that meet the same kills. */
    private void run(String specs) throws Exception {
        Map<String, Trial> trials = new LinkedHashMap<>();
        Map<String, Future<?>> producers = new LinkedHashMap<>();
        for (String spec : specs.split(",", -1)) {
            Trial trial = trial(spec);
            trials.put(spec, trial);
            producers.put(spec, trial.start());
        }
        for (Map.Entry<String, Trial> trial : trials.entrySet()) {
            trial.getValue().awaitFurther(FURTHER, trial.getKey());
        }
        Map<String, List<String>> gaps = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            pass(STREAM);
            Member master = cluster.awaitMaster(group);
            trials.values().forEach(Trial::measureAnew);
            cluster.kill(master);
            cluster.awaitMaster(group);
            for (String spec : List.copyOf(trials.keySet())) {
                try {
                    trials.get(spec).awaitFurther(FURTHER, spec);
                    gaps.computeIfAbsent(spec, unused -> new ArrayList<>())
                            .add(Report.seconds(trials.get(spec).longestPause()));
                } catch (AssertionError e) {
                    report.say("| %s | kill %d: %s |"
                            .formatted(
                                    spec,
                                    round + 1,
                                    e.getMessage().lines().findFirst().orElse("")));
                    trials.remove(spec).abandon();
                }
            }
            cluster.start(master);
            cluster.awaitReady();
        }
        for (Map.Entry<String, Trial> trial : trials.entrySet()) {
            Trial.Outcome outcome = trial.getValue().end(producers.get(trial.getKey()));
            report.say(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %d | %d | %s | %s | %s %s |",
                    trial.getKey(),
                    outcome.sent(),
                    outcome.stored(),
                    outcome.lost(),
                    outcome.doubted(),
                    outcome.deadLettered(),
                    outcome.duplicates(),
                    String.join(" ", gaps.get(trial.getKey())),
                    Report.seconds(outcome.longestDrought()),
                    outcome.failure(),
                    outcome.causes()));
        }
    }

    /**
     * Runs each way to send in turn for a slice of time, many times, so that a machine with a drifting speed is equally
     * unfair to all of them. The messages of a slice are received before the next slice begins, since a full broker
     * holds up its producers.
     */
    private void speed() throws Exception {
        Map<String, Trial> trials = new LinkedHashMap<>();
        for (String spec : WAYS) {
            Trial trial = trial(spec);
            // The way it ends does not matter; the code that waits for messages notices an end that came too soon.
            Future<?> unused = trial.start();
            // Warms up.
            trial.awaitFurther(FURTHER, spec);
            trial.pause();
            trials.put(spec, trial);
        }
        Map<String, List<Double>> rates = new HashMap<>();
        for (int round = 0; round < SLICES; round++) {
            for (Map.Entry<String, Trial> way : trials.entrySet()) {
                way.getValue().goOn();
                double rate = rate(way.getValue(), SLICE);
                way.getValue().pause();
                way.getValue().awaitReceived();
                rates.computeIfAbsent(way.getKey(), unused -> new ArrayList<>()).add(rate);
            }
        }
        trials.values().forEach(Trial::abandon);
        for (String spec : WAYS) {
            // The ratio is of sums, since in some slices the disk gives one way or the other nothing.
            List<Double> thirds = IntStream.range(0, 3)
                    .mapToObj(third -> sum(rates.get(spec), third * SLICES / 3, (third + 1) * SLICES / 3)
                            / sum(rates.get(WAYS.get(0)), third * SLICES / 3, (third + 1) * SLICES / 3))
                    .sorted()
                    .toList();
            report.say(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f to %.1f | %.0f |",
                    spec,
                    sum(rates.get(spec), 0, SLICES) / sum(rates.get(WAYS.get(0)), 0, SLICES),
                    thirds.get(0),
                    thirds.get(2),
                    sum(rates.get(spec), 0, SLICES) / SLICES));
        }
    }

    /**
     * How many messages a second a consumer takes in transactions of ten, with each of the settings in turn, many
     * times.
     */
    private void taking() throws Exception {
        Map<String, Integer> taken = new LinkedHashMap<>();
        Map<String, Long> nanos = new LinkedHashMap<>();
        for (int round = 0; round <= SLICES; round++) {
            for (String options : TAKING) {
                ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url(BASE + options));
                String queue = cluster.freshQueue("taking-" + number++);
                BatchProducer.send(
                        factory,
                        queue,
                        IntStream.range(0, TAKEN)
                                .mapToObj(number -> "x".repeat(1_000))
                                .iterator(),
                        text -> {});
                long begin = System.nanoTime();
                take(factory, queue);
                // The first round warms up.
                if (round > 0) {
                    taken.merge(options, TAKEN, Integer::sum);
                    nanos.merge(options, System.nanoTime() - begin, Long::sum);
                }
            }
        }
        for (String options : TAKING) {
            report.say(String.format(
                    Locale.ROOT,
                    "| `%s` | %.2f | %.0f |",
                    BASE + options,
                    nanos.get(TAKING.get(0)) / (double) nanos.get(options),
                    taken.get(options) * 1e9 / nanos.get(options)));
        }
    }

    private static void take(ActiveMQConnectionFactory factory, String queue) throws Exception {
        try (Connection connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            for (int message = 1; message <= TAKEN; message++) {
                if (consumer.receive(60_000) == null) {
                    throw new AssertionError("message " + message + " did not come");
                }
                if (message % 10 == 0) {
                    session.commit();
                }
            }
        }
    }

    private static double sum(List<Double> values, int from, int to) {
        return values.subList(from, to).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** The calls in which an application waits while no broker is there at all: each kind of client, in one outage. */
    private void blocked() throws Exception {
        Map<String, Connection> connections = new LinkedHashMap<>();
        Map<String, MessageProducer> producers = new LinkedHashMap<>();
        for (String options : PATIENCE) {
            Connection connection = new ActiveMQConnectionFactory(url(options)).createConnection();
            connection.start();
            connections.put(options, connection);
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            producers.put(options, session.createProducer(session.createQueue(cluster.freshQueue("blocked"))));
        }
        for (Member broker : cluster.brokers(group)) {
            cluster.kill(broker);
        }
        Map<String, Future<String>> lines = new LinkedHashMap<>();
        ExecutorService threads = Executors.newCachedThreadPool(Trial::daemon);
        for (String options : PATIENCE) {
            lines.put(options, threads.submit(() -> {
                String send = timed(threads, () -> producers.get(options).send(new ActiveMQMessage()));
                String close = timed(threads, connections.get(options)::close);
                Connection late = new ActiveMQConnectionFactory(url(options)).createConnection();
                String connect = timed(threads, late::start);
                String closeAgain = timed(threads, late::close);
                return "| %s | %s | %s | %s | %s |".formatted(options, send, close, connect, closeAgain);
            }));
        }
        for (Future<String> line : lines.values()) {
            report.say(line.get());
        }
        threads.shutdownNow();
        cluster.start();
        cluster.awaitReady();
    }

    /** A call that JMS may hold up. */
    private interface Call {
        void run() throws Exception;
    }

    private static String timed(ExecutorService threads, Call call) throws InterruptedException {
        long begin = System.nanoTime();
        Future<?> end = threads.submit(() -> {
            call.run();
            return null;
        });
        String how;
        try {
            end.get(PATIENT.toSeconds(), TimeUnit.SECONDS);
            how = "returned";
        } catch (TimeoutException e) {
            end.cancel(true);
            return "waits on after " + Report.seconds(PATIENT);
        } catch (ExecutionException e) {
            how = "`" + e.getCause().getMessage() + "`";
        }
        return how + " after " + Report.seconds(Duration.ofNanos(System.nanoTime() - begin));
    }

    /** How many threads a client has with twenty sessions that each have received a message. */
    private void threads() throws Exception {
        for (String options : THREADS) {
            int before = ManagementFactory.getThreadMXBean().getThreadCount();
            try (Connection connection = new ActiveMQConnectionFactory(url(BASE + "&" + options)).createConnection()) {
                connection.start();
                String queue = cluster.freshQueue("threads");
                Session sending = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                List<MessageConsumer> consumers = new ArrayList<>();
                for (int number = 0; number < SESSIONS; number++) {
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    consumers.add(session.createConsumer(session.createTopic(queue)));
                }
                sending.createProducer(sending.createTopic(queue)).send(new ActiveMQMessage());
                for (MessageConsumer consumer : consumers) {
                    if (consumer.receive(60_000) == null) {
                        throw new AssertionError("nothing came with " + options);
                    }
                }
                report.say("| %s | %d |"
                        .formatted(options, ManagementFactory.getThreadMXBean().getThreadCount() - before));
            }
        }
    }

    private static void pass(Duration time) {
        long begin = System.nanoTime();
        Bounded.await(
                time + " to pass", time.multipliedBy(30), () -> "", () -> System.nanoTime() - begin > time.toNanos());
    }

    /** The messages a second, during so much time from now. */
    private static double rate(Trial trial, Duration time) {
        long begin = System.nanoTime();
        int count = trial.count();
        pass(time);
        return (trial.count() - count) * 1e9 / (System.nanoTime() - begin);
    }
}
