package io.github.activemqcluster.live;

import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.command.ActiveMQMessage;

/**
 * What the settings of a client lose, duplicate and hold up when a master is killed: by hand, {@code mvn -Pclients install}. The
 * results of a run are in {@code src/site/markdown/clients.md}.
 *
 * <p>Arguments: Maven's home, a directory to work in, and trials, separated by spaces: {@code speed}, {@code threads}, {@code
 * blocked}, or {@code <sending>[+transacted]:<options of the URL>}; all of {@link #TRIALS} where there are none.
 */
public final class ClientTrials {

    private static final String BASE = "timeout=30000&maxReconnectDelay=500";
    private static final String UNSAFE = "&jms.useAsyncSend=true";
    private static final List<String> TRIALS = List.of(
            "plain:timeout=30000",
            "plain:timeout=30000&maxReconnectDelay=100",
            "plain:" + BASE,
            "plain:timeout=30000&maxReconnectDelay=1000",
            "plain:timeout=30000&useExponentialBackOff=false",
            "plain:timeout=1000&maxReconnectDelay=500",
            "plain:" + BASE + UNSAFE,
            "plain:" + BASE + UNSAFE + "&trackMessages=true",
            "plain:" + BASE + UNSAFE + "&trackMessages=true&maxCacheSize=10485760",
            "plain:" + BASE + UNSAFE + "&jms.producerWindowSize=100000",
            "plain:" + BASE + UNSAFE + "&jms.alwaysSyncSend=true",
            "plain:" + BASE + UNSAFE + "&jms.sendTimeout=30000",
            "plain:" + BASE + "&trackMessages=true",
            "plain:" + BASE + "&jms.alwaysSyncSend=true",
            "plain:" + BASE + "&jms.producerWindowSize=100000",
            "plain:" + BASE + "&jms.copyMessageOnSend=false",
            "plain:" + BASE + "&jms.alwaysSessionAsync=false",
            "plain:" + BASE + "&jms.useDedicatedTaskRunner=true",
            "plain:" + BASE + "&jms.optimizeAcknowledge=true",
            "plain:" + BASE + "&jms.prefetchPolicy.all=1",
            "plain:" + BASE + "&jms.auditDepth=1",
            "plain:" + BASE + "&jms.checkForDuplicates=false",
            "plain+transacted:" + BASE,
            "plain+transacted:" + BASE + "&jms.nonBlockingRedelivery=true",
            "batches:" + BASE,
            "batches:" + BASE + UNSAFE,
            "batches:timeout=1000&maxReconnectDelay=500",
            "callbacks:" + BASE,
            "callbacks:timeout=1000&maxReconnectDelay=500",
            "sessions:" + BASE,
            "blocked",
            "threads",
            "speed");

    private static final Duration STREAM = Duration.ofSeconds(1);
    private static final int FURTHER = 200;
    private static final int ROUNDS = 3;
    private static final int SPEED_ROUNDS = 5;
    private static final List<String> WAYS = List.of(
            "plain:" + BASE, "batches:" + BASE, "callbacks:" + BASE, "sessions:" + BASE, "plain:" + BASE + UNSAFE);

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

    private final GeneratedCluster cluster;
    private final Report report;
    private final String group;
    private int number;

    private ClientTrials(GeneratedCluster cluster, Report report) {
        this.cluster = cluster;
        this.report = report;
        this.group = cluster.groups().get(0);
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(arguments[1]));
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
                        "-f",
                        directory.toString(),
                        "activemq-cluster:generate")
                .inheritIO()
                .start();
        if (generate.waitFor() != 0) {
            throw new IllegalStateException("nothing was generated");
        }
        List<String> asked = Stream.of(arguments)
                .skip(2)
                .flatMap(argument -> Stream.of(argument.strip().split("\\s+")))
                .filter(argument -> !argument.isEmpty())
                .toList();
        try (GeneratedCluster cluster = GeneratedCluster.asGenerated(directory.resolve("target/activemq-cluster"))) {
            cluster.start();
            cluster.awaitReady();
            ClientTrials trials = new ClientTrials(cluster, new Report(directory.resolve("clients.txt"), System.out));
            for (String trial : asked.isEmpty() ? TRIALS : asked) {
                switch (trial) {
                    case "speed" -> trials.speed();
                    case "blocked" -> trials.blocked();
                    case "threads" -> trials.threads();
                    default -> trials.run(trial);
                }
            }
        }
    }

    private Trial trial(String spec) {
        String how = spec.substring(0, spec.indexOf(':'));
        String options = spec.substring(spec.indexOf(':') + 1);
        return new Trial(
                new ActiveMQConnectionFactory(url(options)),
                new ActiveMQConnectionFactory(url("maxReconnectDelay=500")),
                cluster.freshQueue("trial-" + number++),
                Trial.Sending.valueOf(how.replace("+transacted", "").toUpperCase(Locale.ROOT)),
                how.endsWith("+transacted") ? Trial.Receiving.TRANSACTED : Trial.Receiving.AUTO);
    }

    private String url(String options) {
        return cluster.brokers(group).stream()
                .map(GeneratedCluster::url)
                .collect(Collectors.joining(",", "failover:(", ")?" + options));
    }

    private void run(String spec) throws Exception {
        Trial trial = trial(spec);
        Future<?> producer = trial.start();
        trial.awaitFurther(FURTHER, spec);
        double before = 0;
        List<String> gaps = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            before = Math.max(before, rate(trial, STREAM));
            Member master = cluster.awaitMaster(group);
            trial.measureAnew();
            cluster.kill(master);
            trial.awaitFurther(FURTHER, spec);
            cluster.awaitMaster(group);
            trial.awaitFurther(FURTHER, spec);
            gaps.add(Report.seconds(trial.longestPause()));
            cluster.start(master);
            cluster.awaitReady();
        }
        Trial.Outcome outcome = trial.end(producer);
        report.say(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %s | %s | %.0f/s | %s |",
                spec,
                outcome.sent(),
                outcome.stored(),
                outcome.lost(),
                outcome.deadLettered(),
                outcome.duplicates(),
                String.join(" ", gaps),
                Report.seconds(outcome.longestDrought()),
                before,
                outcome.failure()));
    }

    /** Each way of sending for some seconds, in turn, several times over. */
    private void speed() throws Exception {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round <= SPEED_ROUNDS; round++) {
            for (String spec : WAYS) {
                Trial trial = trial(spec);
                Future<?> producer = trial.start();
                trial.awaitFurther(FURTHER, spec);
                double rate = rate(trial, Duration.ofSeconds(4));
                trial.end(producer);
                // The first round warms up.
                if (round > 0) {
                    rates.computeIfAbsent(spec, unused -> new ArrayList<>()).add(rate);
                }
            }
        }
        List<Double> plain = rates.get(WAYS.get(0));
        for (Map.Entry<String, List<Double>> way : rates.entrySet()) {
            List<Double> ratios = IntStream.range(0, plain.size())
                    .mapToObj(round -> way.getValue().get(round) / plain.get(round))
                    .sorted()
                    .toList();
            report.say(String.format(
                    Locale.ROOT,
                    "| %s | %.2f (%.2f to %.2f) | %s |",
                    way.getKey(),
                    ratios.get(ratios.size() / 2),
                    ratios.get(0),
                    ratios.get(ratios.size() - 1),
                    way.getValue().stream()
                            .map(rate -> String.format(Locale.ROOT, "%.0f/s", rate))
                            .collect(Collectors.joining(" "))));
        }
    }

    /** What an application waits for while no broker is there at all: each kind of client, in one outage. */
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
        ExecutorService threads = Executors.newCachedThreadPool(daemon());
        for (String options : PATIENCE) {
            lines.put(options, threads.submit(() -> {
                String send = timed(threads, () -> producers.get(options).send(new ActiveMQMessage()));
                String close = timed(threads, connections.get(options)::close);
                String connect = timed(threads, () -> {
                    try (Connection connection = new ActiveMQConnectionFactory(url(options)).createConnection()) {
                        connection.start();
                    }
                });
                return "| %s | %s | %s | %s |".formatted(options, send, close, connect);
            }));
        }
        for (Future<String> line : lines.values()) {
            report.say(line.get());
        }
        threads.shutdownNow();
        cluster.start();
        cluster.awaitReady();
    }

    private static ThreadFactory daemon() {
        return task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Something that JMS may make wait. */
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

    /** How many threads a client has with twenty sessions that each have received something. */
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

    /** Messages a second, during so much time from now. */
    private static double rate(Trial trial, Duration time) {
        long begin = System.nanoTime();
        int count = trial.count();
        Bounded.await("messages", time.multipliedBy(30), () -> "", () -> System.nanoTime() - begin > time.toNanos());
        return (trial.count() - count) * 1e9 / (System.nanoTime() - begin);
    }
}
