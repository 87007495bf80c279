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
 * Proves the failover of a cluster that {@code start} has started: kills, pauses and restarts its instances while clients send and receive,
 * and judges by what they saw. Messages that are lost, altered or out of reach, transactions in part, requests in silence, and two
 * masters at once, fail the build. The history and the report are in {@code drill/} of the output directory, also as SARIF
 * ({@code report.sarif}) and as a JUnit report ({@code TEST-activemq-cluster-drill.xml}).
 *
 * <p>It connects as the written {@code client.properties} of each client says, to the brokers of one of its groups at a time, and
 * uses queues, durable subscriptions, virtual topics, transactions and request/reply at once. Where clients declare what they send
 * and receive, it is these flows that {@code stranded} follows; a queue that they name without a wildcard is used as it is, if it is
 * empty.
 *
 * <p>It uses queues of its own, which it removes again, but it does kill brokers: it is for rehearsals, not for a cluster that
 * somebody else needs.
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
     *   <li>{@code stranded}: messages are sent to a group, its master is killed, they are consumed through each other group that
     *       has to be reached; where clients declare what they send and receive, each flow in its directions
     *   <li>{@code pause}: the master is stopped for longer than it may keep its lock, and goes on (not on Windows)
     *   <li>{@code ensemble}: a ZooKeeper server is killed, then the leader
     *   <li>{@code partition}: the master is cut off from ZooKeeper or its database, and from all other brokers, but not from its
     *       clients. The brokers are restarted for it, so that their links lead through proxies, and once more afterwards
     *   <li>{@code rolling}: every instance is restarted, one after the other
     *   <li>{@code full}: the store of each group (KahaDB) is filled to its limit, the master is killed, and all brokers are
     *       restarted. The limit is a small one that they are restarted with for it: a store grows by some 34 MB, and the disk is
     *       not filled
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
     * From which every choice is made: the moments, the servers, the texts. Made up and printed unless given.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.seed")
    private Long seed;

    /**
     * How many seconds a message may take from one group to another, once a master was killed. What takes longer is out of reach.
     * The failover itself may take {@code timeout}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.drillTimeout", defaultValue = "60")
    private int drillTimeout;

    /**
     * What the names of the drill's queues and topics begin with. Another is needed where users, or network connectors, may use certain
     * queues only.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.drillQueues", defaultValue = "activemq-cluster.drill")
    private String drillQueues;

    /**
     * A level for each finding of the drill whose own does not suit: {@code error}, {@code warning} or {@code off}. On the command
     * line, where it wins over the POM, as {@code id=level,id=level}.
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
