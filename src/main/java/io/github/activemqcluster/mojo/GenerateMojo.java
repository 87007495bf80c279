package io.github.activemqcluster.mojo;

import io.github.activemqcluster.goal.GenerateCluster;
import io.github.activemqcluster.goal.GenerateRequest;
import io.github.activemqcluster.goal.GeneratedCluster;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Checks the topology, renders the configuration of every instance, and provides the runtimes. The result is a cluster
 * that is ready to be started. Writes nothing if the topology has an error.
 *
 * <p>For later plugins in the same build, {@code activemq-cluster.client.<id>.url} holds each client's failover URL,
 * and {@code activemq-cluster.instance.<id>.ports.<kind>} each instance's ports ({@code openwire}, {@code client}, …).
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresProject = false, threadSafe = true)
public final class GenerateMojo extends AbstractClusterMojo {

    /**
     * Where everything is written. A file that is there is replaced only if it differs; stores of the instances are
     * never touched.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "activemq-cluster.outputDirectory",
            defaultValue = "${project.build.directory}/activemq-cluster",
            required = true)
    private File outputDirectory;

    /**
     * Where the instances keep their stores; in each instance unless given. Name a directory outside {@code target/}
     * for anything that must outlive {@code mvn clean}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.dataDirectory")
    private File dataDirectory;

    /**
     * Templates of your own. A file with the same relative name as a built-in one ({@code
     * activemq/conf/activemq.xml.ftl}, for example) replaces it.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "activemq-cluster.templateDirectory",
            defaultValue = "${basedir}/src/main/activemq-cluster/templates")
    private File templateDirectory;

    /**
     * Whether to read every file of the homes and the JDBC drivers, and to compare its SHA-256 with that of the file as
     * it was put there. Names and sizes are always compared. If a home or driver is not whole, {@code generate} makes
     * it again.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.verifyHomes", defaultValue = "false")
    private boolean verifyHomes;

    private final GenerateCluster generateCluster;

    @Inject
    public GenerateMojo(GenerateCluster generateCluster, RepositorySystem repositorySystem) {
        super(repositorySystem);
        this.generateCluster = generateCluster;
    }

    @Override
    void run() throws TopologyException, MachineException {
        GenerateRequest request = request();
        claim(request);
        GeneratedCluster cluster = generateCluster.generate(request, this::print);
        publish(cluster.properties(), request.directories().output());
        cluster.leftBehind().forEach(getLog()::warn);
        cluster.summary().forEach(getLog()::info);
    }

    /**
     * An execution does not replace the cluster that another execution of the same build has written: that one would
     * have been written for nothing.
     */
    private void claim(GenerateRequest request) throws TopologyException {
        String declared = placementAndTopology(request.check());
        Optional<String> other = memory().claim(request.directories().output(), executionName(), declared);
        if (other.isPresent()) {
            throw new TopologyException(
                    "The " + executionName() + " would write its cluster to "
                            + request.directories().output()
                            + ", where the "
                            + other.get() + " of this build has written another one, and would remove that. Nothing was"
                            + " changed. Give it a folder of its own in its <configuration>, as well as the other goals"
                            + " (start, stop, …) that are for this cluster: <outputDirectory>${project.build.directory}/"
                            + "activemq-cluster-" + execution().getExecutionId() + "</outputDirectory>.",
                    List.of());
        }
    }

    private String executionName() {
        return "execution '" + execution().getExecutionId() + "' of "
                + project().getArtifactId();
    }

    private GenerateRequest request() throws TopologyException {
        var plugin = execution().getPlugin();
        return new GenerateRequest(
                checkRequest(),
                new GenerateRequest.Directories(
                        resolved(outputDirectory),
                        Optional.ofNullable(dataDirectory).map(File::toPath),
                        Optional.of(templateDirectory.toPath())),
                verifyHomes,
                plugin.getArtifactId() + " " + plugin.getVersion(),
                repositories());
    }
}
