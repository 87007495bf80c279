package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.cluster.start.ClusterStart;
import io.github.activemqcluster.cluster.start.StallLimits;
import io.github.activemqcluster.output.RunningInstances;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The start of a pretended cluster, with short limits so that faults show soon, and its messages. */
public final class PretendedStart implements AutoCloseable {

    /** More time than any of these starts takes, so that each start ends for another reason. */
    public static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration SHORT = Duration.ofMillis(300);

    private final PretendedCluster pretended;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private Duration election = Duration.ofSeconds(1);
    private Answers answers = broker -> {
        throw new IOException("it is no JVM");
    };

    private PretendedStart(PretendedCluster pretended) {
        this.pretended = pretended;
    }

    /** A group of three brokers, {@code group1}, each with its behaviour. */
    public static PretendedStart ofLevelDb(Path folder, String first, String second, String third)
            throws IOException, TopologyException {
        TopologyBuilder topology = new TopologyBuilder()
                .activemq("5.16.7")
                .ensemble("zk", ensemble -> ensemble.connectString("127.0.0.1:1"))
                .group(
                        "group1",
                        group -> group.size(3).protocols(PortKind.STOMP).replicatedLevelDb("zk"));
        return new PretendedStart(new PretendedCluster(topology.build(), folder)
                .behaves("group1-1", first)
                .behaves("group1-2", second)
                .behaves("group1-3", third));
    }

    /**
     * A group of two brokers, {@code group1}. Each asks for the lock every 100 ms; after it gets the lock, it waits as
     * long as the lock is kept.
     */
    public static PretendedStart ofSharedFileSystem(
            Path folder, Duration lockKeepAlivePeriod, String first, String second)
            throws IOException, TopologyException {
        TopologyBuilder topology = new TopologyBuilder().activemq("6.3.1").group("group1", group -> group.size(2)
                .protocols(PortKind.STOMP)
                .sharedFileSystem("shared/group1", 100, lockKeepAlivePeriod.toMillis()));
        return new PretendedStart(new PretendedCluster(topology.build(), folder)
                .behaves("group1-1", first)
                .behaves("group1-2", second));
    }

    /** Two single brokers, {@code from-1} and {@code to-1}. The first has a network connector to the second. */
    public static PretendedStart ofNetwork(Path folder, String from, String to) throws IOException, TopologyException {
        TopologyBuilder topology = new TopologyBuilder()
                .activemq("5.18.3")
                .group("from", group -> group.size(1).transportConnector(PortKind.OPENWIRE, "ssl", Map.of()))
                .group("to", group -> group.size(1).transportConnector(PortKind.OPENWIRE, "ssl", Map.of()))
                .connector("from", "to");
        return new PretendedStart(new PretendedCluster(topology.build(), folder)
                .behaves("from-1", from)
                .behaves("to-1", to));
    }

    /** The time of an elected member, instead of a second. */
    public PretendedStart withElection(Duration time) {
        election = time;
        return this;
    }

    /** The answers of the brokers' MBeans; none by default. */
    public PretendedStart withFigures(Answers value) {
        answers = value;
        return this;
    }

    public void run() throws MachineException {
        run(LONG);
    }

    public void run(Duration timeout) throws MachineException {
        new ClusterStart(
                        cluster(),
                        new Pretended(answers, new LocalManagement(pretended.release())),
                        new StallLimits(SHORT, election, SHORT, SHORT, SHORT, SHORT, SHORT),
                        said::add)
                .start(timeout);
    }

    /** The messages to the user, line by line. */
    public List<String> said() {
        return said;
    }

    /** The brokers of {@code group1}. */
    public List<Role> roles() {
        return cluster().of("group1").stream()
                .map(broker -> broker.state().role())
                .toList();
    }

    public Instance instance(String id) {
        return cluster().instance(id);
    }

    public RunningCluster cluster() {
        return pretended.cluster();
    }

    public RunningInstances running() {
        return pretended.running();
    }

    public Path output() {
        return pretended.output();
    }

    @Override
    public void close() {
        pretended.close();
    }

    /** The answers of brokers. */
    public interface Answers {
        Management.Figures of(Instance broker) throws IOException;
    }

    /** Brokers that are a JVM have real threads. */
    private record Pretended(Answers answers, Management real) implements Management {

        @Override
        public Management.Figures ask(Instance broker) throws IOException {
            return answers.of(broker);
        }

        @Override
        public boolean isDeadlocked(Instance broker) throws IOException {
            return real.isDeadlocked(broker);
        }

        @Override
        public Destinations destinations(Instance broker) {
            return new Destinations(List.of(), List.of());
        }
    }
}
