package io.github.activemqcluster.mojo;

import io.github.activemqcluster.build.CheckTopology;
import io.github.activemqcluster.build.CheckedTopology;
import io.github.activemqcluster.problem.TopologyException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Checks the topology against every rule and reports all that is wrong with it at once. Writes nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class CheckMojo extends AbstractClusterMojo {

    private final CheckTopology checkTopology;

    @Inject
    public CheckMojo(CheckTopology checkTopology) {
        this.checkTopology = checkTopology;
    }

    @Override
    void run() throws TopologyException {
        CheckedTopology checked = checkTopology.check(checkRequest());
        print(checked.warnings());
        getLog().info(checked.verdict());
    }
}
