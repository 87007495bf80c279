package io.github.activemqcluster.mojo;

import io.github.activemqcluster.goal.CheckRequest;
import io.github.activemqcluster.goal.Declaration;
import io.github.activemqcluster.goal.Repositories;
import io.github.activemqcluster.goal.RuleParameters;
import io.github.activemqcluster.goal.WriteReports;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;

/**
 * The common part of the goals that read the topology as the user wrote it: its place, and the way in which it is
 * checked.
 */
abstract class AbstractClusterMojo extends AbstractGoalMojo {

    /**
     * The topology, written in the POM. Exactly one of this and {@code topologyFile} is required.
     *
     * <p>Put it into the plugin's own {@code <configuration>}, not into that of an {@code <execution>}, so that goals
     * called on the command line see it too. Where a parent POM has a topology as well, say
     * {@code <topology combine.self="override">}: Maven merges lists by position otherwise.
     *
     * <p>Example:
     *
     * <pre>{@code
     * <topology>
     *   <activemq><version>5.18.3</version></activemq>
     *   <groups>
     *     <group>
     *       <id>orders</id>
     *       <size>2</size>
     *       <sharedFileSystem/>
     *     </group>
     *   </groups>
     * </topology>
     * }</pre>
     *
     * @since 0.1.0
     */
    // No user property: with one, Maven would hand over an empty configuration if the POM has none.
    @Parameter
    private PlexusConfiguration topology;

    /**
     * The topology as a file of the same vocabulary, root element {@code <topology>}. Exactly one of this and {@code
     * topology} is required. Use it where several projects, or people without the POM, share one topology; an editor
     * completes it from the schema in the plugin's jar.
     *
     * <p>Example:
     *
     * <pre>{@code
     * <topologyFile>${project.basedir}/src/main/activemq-cluster/topology.xml</topologyFile>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.topologyFile")
    private File topologyFile;

    /**
     * Where the cluster is meant to run. {@code hosts}: as declared. {@code local}: the same topology with every host
     * mapped to 127.0.0.1 and its ports planned anew, to rehearse production on one machine. Shared directories move
     * below the output directory. A topology that would touch production (an external ensemble or broker, a database
     * without a {@code local} URL) is refused.
     *
     * <p>Example:
     *
     * <pre>{@code
     * mvn activemq-cluster:generate -Dactivemq-cluster.placement=local
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.placement", defaultValue = "hosts")
    private String placement;

    /**
     * Plans ports that are free on this machine right now, instead of the products' well-known ones upwards. For
     * integration tests, since several builds may meet on one machine. The resolved topology and the clients' URLs have
     * these ports. Ports that the topology gives are kept, unless {@code placement} is {@code local}. Two runs choose
     * different ports, so the output differs as well.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.dynamicPorts", defaultValue = "false")
    private boolean dynamicPorts;

    /**
     * A level for each rule whose own level does not suit: {@code error}, {@code warning} or {@code off}. On the
     * command line, the levels are given as {@code id=level,id=level}, and win over the POM.
     *
     * <p>Example:
     *
     * <pre>{@code
     * <rules>
     *   <store-deprecated>off</store-deprecated>
     *   <lock-keep-alive>error</lock-keep-alive>
     * </rules>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> rules;

    /** {@code rules} as the command line gives them. */
    @Parameter(property = "activemq-cluster.rules", readonly = true)
    private String rulesOfCommandLine;

    /**
     * Whether a warning fails the build as an error does.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /**
     * A file to write all problems to in the Static Analysis Results Interchange Format (SARIF 2.1.0), for code hosts
     * that show them beside the lines of a change. Written whether the goal fails or not. Off unless given.
     *
     * <p>Example:
     *
     * <pre>{@code
     * <sarifFile>${project.build.directory}/activemq-cluster.sarif</sarifFile>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.sarifFile")
    private File sarifFile;

    /**
     * A file to write all problems to as a JUnit report, a test for each rule, for CI servers. Written whether the goal
     * fails or not. Off unless given.
     *
     * <p>Example:
     *
     * <pre>{@code
     * <junitFile>${project.build.directory}/surefire-reports/TEST-activemq-cluster.xml</junitFile>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.junitFile")
    private File junitFile;

    private final RepositorySystem repositorySystem;

    AbstractClusterMojo(RepositorySystem repositorySystem) {
        this.repositorySystem = repositorySystem;
    }

    @Override
    final void report(List<Problem> shown) throws MachineException {
        new WriteReports(
                        Optional.ofNullable(sarifFile).map(File::toPath),
                        Optional.ofNullable(junitFile).map(File::toPath),
                        Stream.of(topologyFile, project().getFile())
                                .filter(Objects::nonNull)
                                .map(File::toPath)
                                .findFirst()
                                .orElse(baseDirectory().resolve("pom.xml")),
                        baseDirectory(),
                        execution().getVersion())
                .write(shown);
    }

    /** The rules of the command line have the same name. They are in no POM, so they have no location. */
    @Override
    boolean isOfPom(Place parameter) {
        return super.isOfPom(parameter) && (rulesOfCommandLine == null || !parameter.isAtOrBelow(Place.of("rules")));
    }

    /** All settings that tell this cluster from another. */
    static String placementAndTopology(CheckRequest request) throws TopologyException {
        return request.layout().placement()
                + ' '
                + request.subject().declaration().tree();
    }

    final CheckRequest checkRequest() throws TopologyException {
        RawConfiguration raw = new RawConfiguration(session(), execution());
        Declaration declaration = new Declaration(
                topology == null ? Optional.empty() : Optional.of(raw.read("topology")),
                Optional.ofNullable(topologyFile).map(File::toPath),
                raw::evaluated,
                new PomTexts(project(), execution().getArtifactId()));
        return new CheckRequest(
                new CheckRequest.Subject(declaration, baseDirectory(), project().getArtifactId()),
                new CheckRequest.Layout(placement, dynamicPorts),
                new CheckRequest.Strictness(
                        new RuleParameters(rules == null ? Map.of() : rules, Optional.ofNullable(rulesOfCommandLine)),
                        failOnWarning),
                online());
    }

    /** The repositories from which artifacts come. */
    final Repositories repositories() {
        return new Repositories(
                repositorySystem, session().getRepositorySession(), project().getRemoteProjectRepositories());
    }

    /** Whether the check also asks the servers outside of the cluster that the cluster needs. */
    boolean online() {
        return false;
    }
}
