package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.cluster.state.InstanceStatus.DeclaredBridge;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.Group;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the state of a cluster. */
public final class ClusterStatus {

    private final RunningCluster cluster;
    private final DeclaredBridges network;
    private final Management management;

    /** For a cluster whose brokers have that release. */
    public ClusterStatus(RunningCluster cluster, Release activemq) {
        this.cluster = cluster;
        this.network = new DeclaredBridges(cluster.topology());
        this.management = new LocalManagement(activemq);
    }

    /** The states of all instances, in the order of {@link RunningCluster#instances}. */
    public List<InstanceStatus> look() {
        return new Look().all();
    }

    /**
     * The condition of the cluster.
     *
     * @param instances the states of all instances, from {@link #look}
     */
    public Condition judge(List<InstanceStatus> instances) {
        if (instances.stream().allMatch(status -> status.state().role() == Role.DEAD)) {
            return new Condition(Condition.Kind.STOPPED, List.of());
        }
        List<String> problems = new ArrayList<>();
        for (InstanceStatus status : instances) {
            problems.addAll(status.problems());
        }
        for (Group group : cluster.topology().groups()) {
            problems.addAll(mastersOf(group, instances));
        }
        problems.addAll(new ForeignPorts(cluster).warnings());
        return new Condition(problems.isEmpty() ? Condition.Kind.WHOLE : Condition.Kind.DEGRADED, problems);
    }

    private List<String> mastersOf(Group group, List<InstanceStatus> instances) {
        long masters = instances.stream()
                .filter(status -> status.instance().owner().equals(group.id())
                        && status.state().role() == Role.MASTER)
                .count();
        if (masters == 1) {
            return List.of();
        }
        return List.of("group " + group.id()
                + (masters > 1
                        ? " has " + masters + " masters"
                        : " has no master"
                                + cluster.obstacle(group)
                                        .map(why -> ", as " + why)
                                        .orElse("")));
    }

    /** One look: asks every instance once. */
    private final class Look {

        private final Map<Instance, State> states = new HashMap<>();
        private final Map<Instance, Management.Figures> figures = new HashMap<>();
        private final Map<Instance, String> troubles = new HashMap<>();
        private final Map<String, List<Bridge>> bridges = new HashMap<>();

        List<InstanceStatus> all() {
            for (Instance instance : cluster.instances()) {
                states.put(instance, instance.state());
                if (isMaster(instance)) {
                    ask(instance);
                }
            }
            return cluster.instances().stream().map(this::status).toList();
        }

        private boolean isMaster(Instance instance) {
            return states.get(instance).role() == Role.MASTER;
        }

        private void ask(Instance master) {
            try {
                Management.Figures answer = management.ask(master);
                figures.put(master, answer);
                bridges.put(master.owner(), answer.bridges());
            } catch (IOException e) {
                troubles.put(master, String.valueOf(e.getMessage()));
            }
        }

        private InstanceStatus status(Instance instance) {
            return new InstanceStatus(
                    instance,
                    states.get(instance),
                    instance.pid(),
                    instance.startedAt(),
                    Optional.ofNullable(figures.get(instance)).stream()
                            .mapToLong(Management.Figures::messages)
                            .findFirst(),
                    Optional.ofNullable(figures.get(instance)).map(Management.Figures::usage),
                    Optional.ofNullable(troubles.get(instance)),
                    figures.containsKey(instance) ? declared(instance) : List.of());
        }

        private List<DeclaredBridge> declared(Instance master) {
            String name = network.brokerName(master.id());
            return network.from(master.owner()).stream()
                    .map(connector -> new DeclaredBridge(
                            connector.name(),
                            network.isUp(
                                    connector,
                                    name,
                                    figures.get(master).bridges(),
                                    group -> bridges.getOrDefault(group, List.of()))))
                    .toList();
        }
    }
}
