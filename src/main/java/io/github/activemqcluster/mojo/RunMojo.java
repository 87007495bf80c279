package io.github.activemqcluster.mojo;

import io.github.activemqcluster.goal.RunCluster;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Starts the cluster that {@code generate} has written, as {@code start} does, and shows the logs of all instances.
 * Each line has its instance's id before it. Ctrl-C stops all instances.
 *
 * @since 0.1.0
 */
@Mojo(name = "run", requiresProject = false, threadSafe = true)
public final class RunMojo extends AbstractStartMojo {

    private final RunCluster runCluster;

    @Inject
    public RunMojo(RunCluster runCluster, ToolchainManager toolchains) {
        super(toolchains);
        this.runCluster = runCluster;
    }

    @Override
    @SuppressWarnings("SystemOut") // The instances' own lines, with nothing of Maven's before them.
    void run() throws TopologyException, MachineException {
        runCluster.run(startRequest(), getLog()::info, System.out::println);
    }
}
