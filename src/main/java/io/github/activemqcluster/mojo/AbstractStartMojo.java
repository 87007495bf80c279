package io.github.activemqcluster.mojo;

import io.github.activemqcluster.goal.StartRequest;
import io.github.activemqcluster.problem.MachineException;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** The common part of the goals that start instances: how long a start may take, and with which Java it is done. */
abstract class AbstractStartMojo extends AbstractOutputMojo {

    /**
     * How many seconds it may take until the whole cluster is ready. If an instance cannot become ready any more, that
     * is told at once.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.timeout", defaultValue = "120")
    private int timeout;

    /**
     * The directory of the Java that the instances are started with. Unless given, it is that of Maven's toolchains
     * ({@code jdkToolchain}, or the JDK that the maven-toolchains-plugin has chosen for this build). Without a
     * toolchain, it is the Java that runs Maven.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.javaHome")
    private File javaHome;

    /**
     * Which JDK of {@code ~/.m2/toolchains.xml} the instances are started with.
     *
     * <p>Example:
     *
     * <pre>{@code
     * <jdkToolchain>
     *   <version>[17,22)</version>
     * </jdkToolchain>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> jdkToolchain;

    /**
     * Whether to read every file of the homes and the JDBC drivers, and to compare its SHA-256 with that of the file as
     * it was put there. Names and sizes are always compared. If a home or driver is not whole, that is told, and
     * nothing is started; {@code generate} makes it again.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.verifyHomes", defaultValue = "false")
    private boolean verifyHomes;

    private final ToolchainManager toolchains;

    AbstractStartMojo(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    /**
     * If the goal is bound to a phase, the build stops the cluster in a later phase. If it is called on the command
     * line, the cluster is to stay.
     */
    final StartRequest startRequest() throws MachineException {
        return new StartRequest(
                outputDirectory(),
                Duration.ofSeconds(timeout),
                new StartRequest.JavaChoice(Optional.ofNullable(javaHome).map(File::toPath), toolchain()),
                verifyHomes,
                execution().getSource() == MojoExecution.Source.LIFECYCLE);
    }

    private Optional<Path> toolchain() throws MachineException {
        if (jdkToolchain == null) {
            return Optional.ofNullable(toolchains.getToolchainFromBuildContext("jdk", session()))
                    .flatMap(AbstractStartMojo::home);
        }
        return Optional.of(toolchains.getToolchains(session(), "jdk", jdkToolchain).stream()
                .map(AbstractStartMojo::home)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new MachineException("None of Maven's toolchains is a JDK with " + jdkToolchain
                        + ". Add one to ~/.m2/toolchains.xml, or leave jdkToolchain out.")));
    }

    private static Optional<Path> home(Toolchain toolchain) {
        return Optional.ofNullable(toolchain.findTool("java"))
                .map(java -> Path.of(java).toAbsolutePath().getParent().getParent());
    }
}
