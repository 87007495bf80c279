package io.github.activemqcluster.live;

import io.github.activemqcluster.drill.verdict.Prediction;
import io.github.activemqcluster.examples.PlainProducer;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.activemq.ActiveMQConnectionFactory;

/**
 * The master of R2 is killed while producers send. The producers are made exactly by a client's files, in each way of
 * the written examples. Nothing is lost, and the client goes on within the predicted time. Then the examples themselves
 * run, by the command in the documentation.
 */
final class AsWritten implements Experiment {

    private static final int MESSAGES = 200;

    /** How many times slower than predicted the work of a machine may be; a sleep takes the same time everywhere. */
    private static final int SLOWER = 3;

    private static final Duration EXAMPLE = Duration.ofMinutes(2);

    private final String client;

    AsWritten(String client) {
        this.client = client;
    }

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        String group = cluster.groups().get(0);
        ActiveMQConnectionFactory factory = PlainProducer.factory(
                cluster.clientFile(client, "client.properties").toString());
        Map<Trial.Sending, Trial> trials = new EnumMap<>(Trial.Sending.class);
        List<Future<?>> producers = new ArrayList<>();
        for (Trial.Sending sending : Trial.Sending.values()) {
            Trial trial = new Trial(
                    factory, factory, cluster.freshQueue("as-written-" + sending), sending, Trial.Receiving.AUTO);
            trials.put(sending, trial);
            producers.add(trial.start());
        }
        trials.forEach((sending, trial) -> trial.awaitFurther(MESSAGES, cluster.endOfLogs()));

        Member master = cluster.awaitMaster(group);
        trials.values().forEach(Trial::measureAnew);
        long begin = System.nanoTime();
        cluster.kill(master);
        cluster.awaitMaster(group);
        Duration election = Duration.ofNanos(System.nanoTime() - begin);
        trials.forEach((sending, trial) -> trial.awaitFurther(MESSAGES, cluster.endOfLogs()));
        Duration pause = trials.get(Trial.Sending.PLAIN).longestPause();
        trials.values().forEach(Trial::stopSending);
        cluster.start(master);
        cluster.awaitReady();

        int index = 0;
        for (Map.Entry<Trial.Sending, Trial> trial : trials.entrySet()) {
            Trial.Outcome outcome = trial.getValue().end(producers.get(index++));
            report.say("as written, " + trial.getKey() + ": " + outcome);
            if (outcome.lost() + outcome.deadLettered() > 0
                    || !outcome.failure().isEmpty()) {
                throw new AssertionError(trial.getKey() + ": " + outcome);
            }
        }
        demandAsPredicted(election, pause, report);
        for (String example : List.of("PlainProducer", "BatchProducer", "CallbackProducer", "ParallelProducer")) {
            runExample(cluster, example);
        }
        report.say("as written: the examples have run");
    }

    /** A slow machine decides when the new master comes; the client may add only the predicted time. */
    private static void demandAsPredicted(Duration election, Duration pause, Report report) throws IOException {
        Topology topology = Topologies.r2().build();
        Prediction prediction = Prediction.of(
                        topology,
                        topology.groups().get(0),
                        topology.clients().get(0).options())
                .orElseThrow();
        Duration most = election.plus(prediction.opening().multipliedBy(SLOWER)).plus(prediction.reconnect());
        report.say("as written: %s without an acknowledgement, a new master after %s, predicted at most %s"
                .formatted(Report.seconds(pause), Report.seconds(election), Report.seconds(prediction.atMost())));
        if (pause.compareTo(most) > 0) {
            throw new AssertionError(
                    "no acknowledgement for " + pause + ", where " + most + " is the most: " + prediction.because());
        }
    }

    private void runExample(LiveCluster cluster, String example) throws IOException {
        Path home;
        try (Stream<Path> homes = Files.list(cluster.output().resolve("homes"))) {
            home = homes.filter(any -> any.getFileName().toString().startsWith("activemq-"))
                    .findFirst()
                    .orElseThrow();
        }
        String said = Script.run(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                EXAMPLE,
                List.of(
                        "-cp",
                        home.resolve("lib") + "/*",
                        cluster.clientFile(client, "examples/" + example + ".java")
                                .toString(),
                        cluster.clientFile(client, "client.properties").toString(),
                        cluster.freshQueue(example),
                        "150"));
        if (said.lines()
                        .filter(line -> line.startsWith("stored: message "))
                        .distinct()
                        .count()
                != 150) {
            throw new AssertionError(example + " did not store 150 messages:\n" + said);
        }
    }
}
