package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.start.ClusterStop;
import io.github.activemqcluster.cluster.state.MergedLogs;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** The goal {@code run}: a cluster in the foreground. */
@Named
@Singleton
public final class RunCluster {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StartCluster startCluster;
    private final GeneratedTopology generated;

    @Inject
    RunCluster(StartCluster startCluster, GeneratedTopology generated) {
        this.startCluster = startCluster;
        this.generated = generated;
    }

    /**
     * Starts the cluster, passes on what its instances print, and stops the cluster when this process is asked to end,
     * as by Ctrl-C. Returns only if all instances have ended by themselves.
     *
     * @param log gets the events, line by line, from several threads
     * @param print gets the instances' own lines
     * @throws TopologyException if nothing was generated
     * @throws MachineException as {@link StartCluster#start}
     */
    public void run(StartRequest request, Consumer<String> log, Consumer<String> print)
            throws TopologyException, MachineException {
        ClusterStop stop = new ClusterStop(request.outputDirectory(), log);
        Thread ending = new Thread(
                () -> {
                    try {
                        stop.stop(PATIENCE);
                    } catch (MachineException e) {
                        log.accept(e.getMessage());
                    }
                },
                "activemq-cluster stop");
        MergedLogs logs =
                new MergedLogs(generated.cluster(generated.read(request.outputDirectory()), request.outputDirectory()));
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            logs.skipFormer();
            start(request, log, logs, print);
            log.accept("Ready. Ctrl-C stops it");
            logs.follow(print);
            log.accept("All instances have ended");
        } finally {
            removeHook(ending);
        }
    }

    /** Shows the lines of the instances already while these start. */
    private void start(StartRequest request, Consumer<String> log, MergedLogs logs, Consumer<String> print)
            throws TopologyException, MachineException {
        AtomicBoolean starting = new AtomicBoolean(true);
        Thread showing = new Thread(
                () -> {
                    try {
                        logs.followWhile(starting::get, print);
                    } catch (MachineException e) {
                        log.accept(e.getMessage());
                    }
                },
                "activemq-cluster logs");
        showing.setDaemon(true);
        showing.start();
        try {
            startCluster.start(request, log, warning -> log.accept("Warning: " + warning));
        } finally {
            starting.set(false);
            // Wait until the logs are shown to their end, before another thread reads them.
            join(showing);
        }
    }

    private static void join(Thread thread) throws MachineException {
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException("Interrupted while the logs were being shown", e);
        }
    }

    private static void removeHook(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The hook runs already: it has woken this thread.
            return;
        }
    }
}
