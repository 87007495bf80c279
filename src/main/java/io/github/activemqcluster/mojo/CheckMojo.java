package io.github.activemqcluster.mojo;

import io.github.activemqcluster.goal.CheckCluster;
import io.github.activemqcluster.goal.CheckedTopology;
import io.github.activemqcluster.problem.TopologyException;
import java.io.File;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Checks the topology against every rule and reports all its mistakes at once. Writes nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class CheckMojo extends AbstractClusterMojo {

    /**
     * Whether the check also asks the servers that the cluster needs outside of itself. It resolves the addresses of
     * all hosts. It connects to the servers of ensembles that exist already, to the databases, and to the outside
     * brokers that network connectors lead to. If one of them does not answer within five seconds, that is a breach of
     * {@code surroundings-answer}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.online", defaultValue = "false")
    private boolean online;

    /**
     * Where the goal {@code generate} writes to. The jars of the homes that are there are compared with the known
     * advisories.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "activemq-cluster.outputDirectory",
            defaultValue = "${project.build.directory}/activemq-cluster")
    private File outputDirectory;

    private final CheckCluster checkCluster;

    @Inject
    public CheckMojo(CheckCluster checkCluster, RepositorySystem repositorySystem) {
        super(repositorySystem);
        this.checkCluster = checkCluster;
    }

    @Override
    boolean online() {
        return online;
    }

    @Override
    void run() throws TopologyException {
        CheckedTopology checked = checkCluster.check(checkRequest(), repositories(), resolved(outputDirectory));
        print(checked.warnings());
        getLog().info(checked.verdict());
        getLog().info(checkCluster.ageOfAdvisories(LocalDate.now(ZoneOffset.UTC)));
    }
}
