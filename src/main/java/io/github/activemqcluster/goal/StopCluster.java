package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.start.ClusterStop;
import io.github.activemqcluster.output.OutputDirectory;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** The goal {@code stop}: after it, no process of an output directory runs any more. */
@Named
@Singleton
public final class StopCluster {

    @Inject
    public StopCluster() {}

    /**
     * Stops all processes, even if the directory or its topology is gone.
     *
     * @param patience how long brokers may take to end by themselves, and after them ZooKeeper servers
     * @param log gets the events, a line for each instance, from several threads
     * @throws MachineException if a process cannot be ended
     */
    public void stop(Path outputDirectory, Duration patience, Consumer<String> log) throws MachineException {
        if (!Files.isDirectory(outputDirectory)) {
            stopAll(outputDirectory, patience, log);
            return;
        }
        try (OutputLock lock = new OutputDirectory(outputDirectory).lock()) {
            lock.announce();
            stopAll(outputDirectory, patience, log);
        }
    }

    private static void stopAll(Path outputDirectory, Duration patience, Consumer<String> log) throws MachineException {
        if (new ClusterStop(outputDirectory, log).stop(patience) == 0) {
            log.accept("Nothing of " + outputDirectory + " runs");
        }
    }
}
