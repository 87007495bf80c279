package io.github.activemqcluster.mojo;

import io.github.activemqcluster.goal.StopCluster;
import io.github.activemqcluster.problem.MachineException;
import java.time.Duration;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Stops all instances of the output directory that run, brokers before ZooKeeper. These include instances that a script
 * has started, that a killed build has left, and that still run although {@code mvn clean} has deleted their files.
 *
 * @since 0.1.0
 */
@Mojo(name = "stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class StopMojo extends AbstractOutputMojo {

    /**
     * How many seconds the brokers may take to end by themselves, and after them the ZooKeeper servers, before they are
     * ended by force.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.stopTimeout", defaultValue = "60")
    private int stopTimeout;

    private final StopCluster stopCluster;

    @Inject
    public StopMojo(StopCluster stopCluster) {
        this.stopCluster = stopCluster;
    }

    @Override
    void run() throws MachineException {
        stopCluster.stop(outputDirectory(), Duration.ofSeconds(stopTimeout), getLog()::info);
    }
}
