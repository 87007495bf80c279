package io.github.activemqcluster.mojo;

import io.github.activemqcluster.goal.StatusOfCluster;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows the state of each instance: its role and since when, its ports, how many messages a master holds, whether its
 * bridges are up, and how long it has been running. The last line says whether the cluster is whole, degraded or
 * stopped, and why.
 *
 * @since 0.1.0
 */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public final class StatusMojo extends AbstractOutputMojo {

    /** How the answer is printed. */
    public enum Format {
        /** For people, as lines of the build's log. */
        table,
        /**
         * For programs, with nothing of Maven's before it; give {@code -q} as well, so that nothing else is printed.
         */
        json
    }

    /**
     * {@code table}, or {@code json}: printed with nothing of Maven's before it; give {@code -q} as well, so that
     * nothing else is printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.format", defaultValue = "table")
    private Format format;

    /**
     * A file to which the answer is also written, as JSON.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.statusFile")
    private File statusFile;

    /**
     * Whether the goal fails unless the cluster is whole. The cluster is not whole if a group has no master, or more
     * than one, if an instance does not do its work, if a declared bridge is down, if another process holds a port of a
     * slave, or if no instance runs. The answer is printed and written all the same. Unless it is given: {@code true}
     * for {@code table}, and {@code false} for {@code json}, which has {@code condition} and {@code exitStatus} (0
     * whole, 1 degraded, 3 stopped; those of bin/status), so that nothing follows the JSON.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.failOnDegraded")
    private Boolean failOnDegraded;

    private final StatusOfCluster statusOfCluster;

    @Inject
    public StatusMojo(StatusOfCluster statusOfCluster) {
        this.statusOfCluster = statusOfCluster;
    }

    @Override
    @SuppressWarnings("SystemOut") // A program that reads JSON wants no line of Maven's before it.
    void run() throws TopologyException, MachineException {
        StatusOfCluster.Answer answer = statusOfCluster.look(
                outputDirectory(), Optional.ofNullable(statusFile).map(this::resolved));
        if (format == Format.json) {
            System.out.println(answer.json());
        } else {
            answer.table().forEach(getLog()::info);
            getLog().info(answer.conclusion());
        }
        if (!answer.isWhole() && Optional.ofNullable(failOnDegraded).orElse(format == Format.table)) {
            throw new MachineException(answer.conclusion());
        }
    }
}
