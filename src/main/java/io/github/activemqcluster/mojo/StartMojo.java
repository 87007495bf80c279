package io.github.activemqcluster.mojo;

import io.github.activemqcluster.goal.StartCluster;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Starts the cluster that {@code generate} has written, and returns once the cluster is ready: every ensemble has a
 * leader, every group one master that takes a message, every other member stands by, every bridge of the network is up.
 * If that cannot be, the goal fails at once, with the instance, the reason and the end of its log. Then it leaves no
 * instance running that it has started.
 *
 * <p>For later plugins in the same build, {@code activemq-cluster.client.<id>.url} holds each client's failover URL,
 * and {@code activemq-cluster.instance.<id>.ports.<kind>} each instance's ports.
 *
 * @since 0.1.0
 */
@Mojo(name = "start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class StartMojo extends AbstractStartMojo {

    private final StartCluster startCluster;

    @Inject
    public StartMojo(StartCluster startCluster, ToolchainManager toolchains) {
        super(toolchains);
        this.startCluster = startCluster;
    }

    @Override
    void run() throws TopologyException, MachineException {
        publish(startCluster.start(startRequest(), getLog()::info, getLog()::warn), outputDirectory());
    }
}
