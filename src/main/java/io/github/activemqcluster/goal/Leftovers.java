package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.process.StartedBy;
import io.github.activemqcluster.cluster.start.ClusterStop;
import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * The step that ends the processes of an earlier build. That build framed its tests with a cluster, and was killed
 * before it stopped the cluster.
 */
@Named
@Singleton
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Inject
    Leftovers() {}

    /**
     * Ends these processes. A cluster that was started to stay, by the goal on a command line or by a script, is left
     * alone.
     *
     * @throws MachineException if another build that still runs has started the cluster for its own tests
     */
    void clear(Path outputDirectory, Consumer<String> log) throws MachineException {
        StartedBy startedBy = new StartedBy(outputDirectory);
        if (startedBy.anotherBuild().isPresent()) {
            throw new MachineException("The cluster in " + outputDirectory + " was started by another build, process "
                    + startedBy.anotherBuild().get() + ", which goes on. Wait until it is done, end it, or use another"
                    + " outputDirectory.");
        }
        if (startedBy.isOrphaned()) {
            log.accept("Stopping what a build has left running that was ended before it could");
            new ClusterStop(outputDirectory, log).stop(PATIENCE);
        }
    }
}
