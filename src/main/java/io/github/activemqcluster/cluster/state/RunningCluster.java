package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.process.Java;
import io.github.activemqcluster.cluster.process.Tasks;
import io.github.activemqcluster.output.RunningInstances;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * A generated cluster on this machine, running or not: the topology's instances, with their processes.
 *
 * <pre>{@code
 * RunningCluster cluster = RunningCluster.of(topology, outputDirectory, Optional.empty());
 * Instance master = cluster.master("orders").orElseThrow();
 * master.kill();
 * Instance promoted = cluster.awaitMaster("orders", Duration.ofSeconds(60));
 * master.start();
 * }</pre>
 */
public final class RunningCluster {

    private final Topology topology;
    private final Path output;
    private final Map<String, String> environment;
    private final List<Instance> instances;
    private final InstanceStates known;

    private RunningCluster(
            Topology topology,
            Path output,
            Map<String, String> environment,
            List<Instance> instances,
            InstanceStates known) {
        this.topology = topology;
        this.output = output;
        this.environment = environment;
        this.instances = List.copyOf(instances);
        this.known = known;
    }

    /**
     * The instances of an output directory.
     *
     * @param topology the resolved one that the directory was generated from
     * @param javaHome the Java that instances are started with; empty: what their scripts find, {@code JAVA_HOME} or the path
     */
    public static RunningCluster of(Topology topology, Path outputDirectory, Optional<Path> javaHome) {
        return of(
                topology,
                outputDirectory,
                javaHome.map(home -> Map.of("JAVA_HOME", home.toString())).orElse(Map.of()));
    }

    /** The same, with a Java of which more is known, so that no script needs to ask it. */
    public static RunningCluster of(Topology topology, Path outputDirectory, Java java) {
        return of(
                topology,
                outputDirectory,
                Map.of(
                        "JAVA_HOME",
                        java.home().toString(),
                        "ACTIVEMQ_CLUSTER_JAVA_VERSION",
                        Integer.toString(java.feature())));
    }

    private static RunningCluster of(Topology topology, Path outputDirectory, Map<String, String> environment) {
        Path output = outputDirectory.toAbsolutePath().normalize();
        RunningInstances running = new RunningInstances(output);
        InstanceStates known = InstanceStates.load();
        BrokerLog.Meanings meanings = new BrokerLog.Meanings(known);
        List<Instance> instances = new ArrayList<>();
        for (Ensemble ensemble : topology.ensembles()) {
            for (Server server : ensemble.servers()) {
                instances.add(
                        new Instance(identity(topology, ensemble, server), output, running, environment, meanings));
            }
        }
        for (Group group : topology.groups()) {
            for (Broker broker : group.brokers()) {
                instances.add(new Instance(identity(topology, group, broker), output, running, environment, meanings));
            }
        }
        return new RunningCluster(topology, output, environment, instances, known);
    }

    /** The same instances; those that are started by it find these variables in their environment, besides what this one's do. */
    public RunningCluster with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        return of(topology, output, Map.copyOf(all));
    }

    public Topology topology() {
        return topology;
    }

    /** All of them: first the ZooKeeper servers, ensemble by ensemble, then the brokers, group by group. */
    public List<Instance> instances() {
        return instances;
    }

    /** The instance of that id, which must be one of the topology's. */
    public Instance instance(String id) {
        return instances.stream()
                .filter(instance -> instance.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no instance " + id + " in " + instances));
    }

    /** The ZooKeeper servers of an ensemble, or the brokers of a group. */
    public List<Instance> of(String owner) {
        return instances.stream()
                .filter(instance -> instance.owner().equals(owner))
                .toList();
    }

    /** Those of a kind, in the order of {@link #instances}. */
    public List<Instance> of(Instance.Kind kind) {
        return instances.stream().filter(instance -> instance.kind() == kind).toList();
    }

    /**
     * Asks all those to end, at once, and ends by force what does not.
     *
     * @param patience how long that may take
     * @throws MachineException where one cannot be ended
     */
    public static void stop(List<Instance> instances, Duration patience) throws MachineException {
        List<Callable<Boolean>> stops = new ArrayList<>();
        instances.forEach(instance -> stops.add(() -> instance.stop(patience)));
        Tasks.all(stops);
    }

    /** Those of a group that are its master right now: one, or none, or several, where something is badly wrong. */
    public List<Instance> masters(String group) {
        return of(group).stream()
                .filter(broker -> broker.state().role() == Role.MASTER)
                .toList();
    }

    /** The master of a group; empty where there is none right now. */
    public Optional<Instance> master(String group) {
        return masters(group).stream().findFirst();
    }

    /**
     * The member of a replicatedLevelDB group that is to be restarted where nothing goes on, whether or not there is a
     * master.
     *
     * @param states of the members, in their order
     */
    public Optional<Instance> atFault(String group, List<State> states) {
        return new StalledElection(known.faults()).atFault(of(group), states);
    }

    /** What is known of the states of instances, and of what is done with one that does not get on. */
    public InstanceStates known() {
        return known;
    }

    /**
     * Waits until a group has a master.
     *
     * @throws MachineException with the ends of its members' logs, where it has none in time
     */
    public Instance awaitMaster(String group, Duration timeout) throws MachineException {
        Deadline deadline = Deadline.in(timeout);
        Optional<Instance> master = master(group);
        while (master.isEmpty()) {
            if (deadline.isOver()) {
                throw new MachineException(
                        "Group '" + group + "' has no master after " + timeout.toSeconds() + " s: " + told(of(group)));
            }
            deadline.pause();
            master = master(group);
        }
        return master.get();
    }

    /**
     * Why no broker of a group gets the lock that elects its master, as far as that can be seen; empty where nothing is in the way,
     * or no lock on a file elects it.
     */
    public Optional<String> obstacle(Group group) {
        return LockFile.of(group, output, of(group.id())).flatMap(lock -> lock.obstacle(instances));
    }

    /** What instances are, and why, for a message; where the reason is not known, with what their logs say. */
    public static String told(List<Instance> instances, Optional<String> reason) {
        return reason.map(given -> states(instances) + ": " + given).orElseGet(() -> told(instances));
    }

    /** What instances are, and the ends of their logs, for a message. */
    public static String told(List<Instance> instances) {
        StringBuilder text = new StringBuilder(states(instances));
        instances.forEach(instance -> text.append(endOfLog(instance)));
        return text.toString();
    }

    private static String states(List<Instance> instances) {
        return instances.stream()
                .map(instance -> instance.id() + " " + instance.state())
                .collect(Collectors.joining(", "));
    }

    /** What an instance has said of its trouble, or else the end of its log, each line on one of its own. */
    public static String endOfLog(Instance instance) {
        LogTail words = instance.lastWords();
        List<String> lines = words.troubles();
        String title = "\n---- the end of " + words.file();
        return lines.isEmpty() ? title + " (nothing)" : title + "\n" + String.join("\n", lines) + "\n----";
    }

    private static Instance.Identity identity(Topology topology, Ensemble ensemble, Server server) {
        return new Instance.Identity(
                Instance.Kind.SERVER,
                server.id(),
                ensemble.id(),
                address(topology, server.host()),
                server.ports(),
                Optional.empty());
    }

    private static Instance.Identity identity(Topology topology, Group group, Broker broker) {
        return new Instance.Identity(
                Instance.Kind.BROKER,
                broker.id(),
                group.id(),
                address(topology, broker.host()),
                broker.ports(),
                group.transportConnectors().stream()
                        .filter(connector -> connector.protocol() == PortKind.OPENWIRE)
                        .map(TransportConnector::scheme)
                        .findFirst());
    }

    private static String address(Topology topology, String host) {
        return topology.host(host).orElseThrow().address();
    }
}
