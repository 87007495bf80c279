package io.github.activemqcluster.live;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

/** Takes a generated cluster through an experiment: starts it before, and stops it after, in any case. */
public final class Live {

    private static final String CLIENT = "application";

    private static final Map<String, Experiment> EXPERIMENTS = Map.ofEntries(
            Map.entry("takeover", new LiveTakeover(CLIENT)),
            Map.entry("takeover-as-written", (cluster, report) -> {
                new LiveTakeover(CLIENT).run(cluster, report);
                new AsWritten(CLIENT).run(cluster, report);
                new CopiesOfVirtualTopic(CLIENT).run(cluster, report);
            }),
            Map.entry("virtual-topic", new CopiesOfVirtualTopic(CLIENT)),
            Map.entry("promoted", new Promoted(CLIENT, false)),
            Map.entry("promoted-without-leader", new Promoted(CLIENT, true)),
            Map.entry("stranded", new Stranded()),
            Map.entry("brought-back", new BroughtBack(CLIENT)),
            Map.entry("both-ways", new BothWays()),
            Map.entry("out-of-reach", new OutOfReach()),
            Map.entry("full-disk", new FullDisk(CLIENT)),
            Map.entry("one-way", new OneWay()),
            Map.entry("hub-and-spoke", new HubAndSpoke()),
            Map.entry("every-protocol", new EveryProtocol()),
            Map.entry("every-way", new EveryWay()),
            Map.entry("declared-flows", DeclaredFlows.experiment()),
            Map.entry("console", LoggedIn.byDefault()),
            Map.entry("console-elsewhere", LoggedIn.elsewhere()),
            Map.entry("elected", new Elected()),
            Map.entry("round-trip", new RoundTrip()));

    private Live() {}

    /** The entry point by hand: the experiment's name and the output directory. */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            throw new IllegalArgumentException("expected: " + EXPERIMENTS.keySet() + " <output directory>");
        }
        run(args[0], new File(args[1]));
    }

    /**
     * Runs an experiment. Its findings are printed and kept in {@code experiment.txt} beside the output directory.
     *
     * @param name one of {@link #EXPERIMENTS}
     * @param output the output directory of a cluster whose hosts are all this machine
     * @throws AssertionError if the cluster does not start, does not give the expected result, or does not stop
     */
    public static void run(String name, File output) throws Exception {
        run(experiment(name), output.toPath());
    }

    /**
     * The same, with instances that start as users start them; all others here also get a JVM option, which makes the
     * start faster.
     */
    public static void asGenerated(String name, File output) throws Exception {
        Path directory = output.toPath();
        run(experiment(name), LiveCluster.asGenerated(directory), Jdk.own(), report(directory, "experiment.txt"));
    }

    private static Experiment experiment(String name) {
        Experiment experiment = EXPERIMENTS.get(name);
        if (experiment == null) {
            throw new IllegalArgumentException("no experiment " + name + " in " + EXPERIMENTS.keySet());
        }
        return experiment;
    }

    /**
     * Takes a cluster with a database as its store through all its faults: the master dies, the master is stopped and
     * wakes again, the database goes away and comes back.
     *
     * @param name {@code postgresql} or {@code mariadb}
     * @param basedir the directory of the case; {@link Database#reserve} has chosen its port
     */
    public static void withDatabase(String name, File basedir) throws Exception {
        try (Database database = Database.start(name, basedir)) {
            Experiment all = (cluster, report) -> {
                new LiveTakeover(CLIENT).run(cluster, report);
                new CountedInTable().run(cluster, report);
                new Paused(CLIENT).run(cluster, report);
                new Outage(CLIENT, database).run(cluster, report);
            };
            run(all, basedir.toPath().resolve("target/activemq-cluster"));
        }
    }

    /**
     * Runs an experiment in a network namespace of its own, and multicast stays within it.
     *
     * @param name as for {@link #run(String, File)}
     */
    public static void inNamespace(String name, File output) throws Exception {
        Namespace.run(Live.class, name, output.getPath());
    }

    /**
     * Runs an experiment in a mount namespace of its own. In it, {@code small} beside the output directory is a file
     * system of 64 MB.
     *
     * @param name as for {@link #run(String, File)}
     */
    public static void onSmallDisk(String name, File output) throws Exception {
        Namespace.onSmallDisk(
                output.toPath().toAbsolutePath().resolveSibling("small"), 64, Live.class, name, output.getPath());
    }

    /**
     * Runs an experiment on the newest JDK of this machine. If possible, this is another JDK than that of the build and
     * of {@code generate}.
     *
     * @param name as for {@link #run(String, File)}
     * @param basedir the directory of the case
     */
    public static void onNewestJdk(String name, File basedir) throws Exception {
        Jdk jdk = Jdk.newest(new File(basedir, "../../jdks.xml"));
        Path output = new File(basedir, "target/activemq-cluster").toPath();
        run(experiment(name), output, jdk, "experiment-java-" + jdk.version().feature() + ".txt");
    }

    /** Runs an action while a cluster runs, for a case that is not about messages. */
    public static void whileRunning(File output, Callable<?> what) throws Exception {
        run((cluster, report) -> what.call(), output.toPath());
    }

    private static void run(Experiment experiment, Path output) throws Exception {
        run(experiment, output, Jdk.own(), "experiment.txt");
    }

    private static void run(Experiment experiment, Path output, Jdk jdk, String findings) throws Exception {
        run(experiment, LiveCluster.on(jdk, output), jdk, report(output, findings));
    }

    private static void run(Experiment experiment, LiveCluster cluster, Jdk jdk, Report report) throws Exception {
        long start = System.nanoTime();
        try (cluster) {
            cluster.start();
            cluster.awaitReady();
            report.say("on Java " + jdk.version().feature() + ": " + cluster.groups() + " ready "
                    + Report.seconds(Duration.ofNanos(System.nanoTime() - start)) + " after the start");
            try {
                experiment.run(cluster, report);
            } finally {
                report.say("shut down by themselves and started again: " + cluster.revived());
            }
        }
        report.say("stopped, and no process left");
    }

    private static Report report(Path output, String findings) throws IOException {
        Path file = output.toAbsolutePath().resolveSibling(findings);
        Files.deleteIfExists(file);
        return new Report(file, System.out);
    }
}
