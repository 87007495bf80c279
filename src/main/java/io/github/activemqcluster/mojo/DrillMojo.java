package io.github.activemqcluster.mojo;

import io.github.activemqcluster.goal.DrillCluster;
import io.github.activemqcluster.goal.DrillRequest;
import io.github.activemqcluster.goal.RuleParameters;
import io.github.activemqcluster.problem.DrillFailedException;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.ParameterException;
import io.github.activemqcluster.problem.TopologyException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Proves the failover of a cluster that {@code start} has started. The drill kills, pauses and restarts the cluster's
 * instances while clients send and receive. It judges by the messages and errors that the clients saw. The build fails
 * if messages are lost, altered or out of reach, if a transaction is done in part, if a request stays in silence, or if
 * there are two masters at once. The history and the report are in {@code drill/} of the output directory, also as
 * SARIF ({@code report.sarif}) and as a JUnit report ({@code TEST-activemq-cluster-drill.xml}).
 *
 * <p>The drill connects as the written {@code client.properties} of each client says, to the brokers of one of its
 * groups at a time. It uses queues, durable subscriptions, virtual topics, transactions and request/reply at once. If
 * clients declare the messages that they send and receive, {@code stranded} follows these flows. A queue that these
 * name without a wildcard is used as it is, if it is empty.
 *
 * <p>The drill uses queues of its own, and removes them again. But it does kill brokers: it is for rehearsals, not for
 * a cluster that other people need.
 *
 * @since 0.1.0
 */
@Mojo(name = "drill", requiresProject = false, threadSafe = true)
public final class DrillMojo extends AbstractStartMojo {

    /**
     * What is rehearsed, in this order:
     *
     * <ul>
     *   <li>{@code takeover}: each group's master is killed ({@code kill -9}) in mid-stream, and brought back
     *   <li>{@code stranded}: messages are sent to a group, its master is killed, they are consumed through each other
     *       group that has to be reached; if clients declare the messages that they send and receive, each flow in its
     *       directions
     *   <li>{@code pause}: the master is stopped for longer than it may keep its lock, and goes on (not on Windows)
     *   <li>{@code ensemble}: a ZooKeeper server is killed, then the leader
     *   <li>{@code partition}: the master is cut off from ZooKeeper or its database, and from all other brokers, but
     *       not from its clients. The brokers are restarted for it, so that their links lead through proxies, and once
     *       more afterwards
     *   <li>{@code rolling}: every instance is restarted, one after the other
     *   <li>{@code full}: the store of each group (KahaDB) is filled to its limit, the master is killed, and all
     *       brokers are restarted. The limit is a small one that they are restarted with for it: a store grows by some
     *       34 MB, and the disk is not filled
     * </ul>
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.rehearsals", defaultValue = "takeover,stranded")
    private List<String> rehearsals;

    /**
     * How often each fault is caused, at least 1.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.rounds", defaultValue = "3")
    private int rounds;

    /**
     * The number from which every choice is made: the moments, the servers, the texts. Made at random and printed
     * unless given.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.seed")
    private Long seed;

    /**
     * How many seconds a message may take from one group to another, once a master was killed. A message that takes
     * longer is out of reach. The failover itself may take {@code timeout}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.drillTimeout", defaultValue = "60")
    private int drillTimeout;

    /**
     * The beginning of the names of the drill's queues and topics. Another beginning is needed if users, or network
     * connectors, may use certain queues only.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.drillQueues", defaultValue = "activemq-cluster.drill")
    private String drillQueues;

    /**
     * A level for each finding of the drill whose own level does not suit: {@code error}, {@code warning} or {@code
     * off}. On the command line, the levels are given as {@code id=level,id=level}, and win over the POM.
     *
     * <p>Example:
     *
     * <pre>{@code
     * <rules>
     *   <drill-send-failed>warning</drill-send-failed>
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

    private final DrillCluster drillCluster;

    @Inject
    public DrillMojo(DrillCluster drillCluster, ToolchainManager toolchains) {
        super(toolchains);
        this.drillCluster = drillCluster;
    }

    @Override
    void run() throws TopologyException, ParameterException, DrillFailedException, MachineException {
        print(drillCluster.drill(
                new DrillRequest(
                        startRequest(),
                        new DrillRequest.Course(
                                rehearsals,
                                rounds,
                                seed == null ? new Random().nextInt(Integer.MAX_VALUE) : seed,
                                Duration.ofSeconds(drillTimeout)),
                        drillQueues,
                        new RuleParameters(rules == null ? Map.of() : rules, Optional.ofNullable(rulesOfCommandLine)),
                        baseDirectory(),
                        execution().getVersion()),
                getLog()::info));
    }
}
