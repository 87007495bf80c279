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
 * A generated cluster on this machine, running or not: the topology's instances and their processes.
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
     * @param topology the resolved topology from which the directory was generated
     * @param javaHome the Java that starts the instances; empty for the Java that their scripts find in {@code
     *     JAVA_HOME} or the path
     */
    public static RunningCluster of(Topology topology, Path outputDirectory, Optional<Path> javaHome) {
        return of(
                topology,
                outputDirectory,
                javaHome.map(home -> Map.of("JAVA_HOME", home.toString())).orElse(Map.of()));
    }

    /** The same, with a Java whose release is known, so that no script needs to ask it. */
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

    /**
     * The same instances. Instances that the new cluster starts find these variables in their environment, besides this
     * cluster's variables.
     */
    public RunningCluster with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        return of(topology, output, Map.copyOf(all));
    }

    public Topology topology() {
        return topology;
    }

    /** All instances: first the ZooKeeper servers, ensemble by ensemble, then the brokers, group by group. */
    public List<Instance> instances() {
        return instances;
    }

    /** The instance with that id, which must be in the topology. */
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

    /** The instances of a kind, in the order of {@link #instances}. */
    public List<Instance> of(Instance.Kind kind) {
        return instances.stream().filter(instance -> instance.kind() == kind).toList();
    }

    /**
     * Asks all given instances to end at the same time, and kills those that do not end in time.
     *
     * @param patience the time for an orderly end
     * @throws MachineException if an instance cannot be ended
     */
    public static void stop(List<Instance> instances, Duration patience) throws MachineException {
        List<Callable<Boolean>> stops = new ArrayList<>();
        instances.forEach(instance -> stops.add(() -> instance.stop(patience)));
        Tasks.all(stops);
    }

    /** The present masters of a group: one or none; several only after a grave fault. */
    public List<Instance> masters(String group) {
        return of(group).stream()
                .filter(broker -> broker.state().role() == Role.MASTER)
                .toList();
    }

    /** The master of a group; empty if there is none at present. */
    public Optional<Instance> master(String group) {
        return masters(group).stream().findFirst();
    }

    /**
     * The member of a replicatedLevelDB group whose restart helps a group without progress, with or without a master.
     *
     * @param states the states of the members, in their order
     */
    public Optional<Instance> atFault(String group, List<State> states) {
        return new StalledElection(known.faults()).atFault(of(group), states);
    }

    /** The facts about the states of instances, and about the help for a stuck instance. */
    public InstanceStates known() {
        return known;
    }

    /**
     * Waits until a group has a master.
     *
     * @throws MachineException with the ends of the members' logs, if the group has no master in time
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
     * The reason why no broker of a group gets the lock that elects its master, as far as it is visible. Empty if there
     * is no obstacle, or if no lock on a file elects the master.
     */
    public Optional<String> obstacle(Group group) {
        return LockFile.of(group, output, of(group.id())).flatMap(lock -> lock.obstacle(instances));
    }

    /** The states of instances and their reasons, for a message; with the ends of the logs if the reason is unknown. */
    public static String told(List<Instance> instances, Optional<String> reason) {
        return reason.map(given -> states(instances) + ": " + given).orElseGet(() -> told(instances));
    }

    /** The states of instances and the ends of their logs, for a message. */
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

    /** The lines of an instance's log that tell of trouble, or else the end of its log, one line each. */
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
