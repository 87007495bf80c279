package io.github.activemqcluster.cluster;

import io.github.activemqcluster.cluster.InstanceStatus.DeclaredBridge;
import io.github.activemqcluster.release.Release;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at a cluster. */
public final class ClusterStatus {

    private final RunningCluster cluster;
    private final Network network;
    private final Management management;

    /** Of a cluster whose brokers have that release. */
    public ClusterStatus(RunningCluster cluster, Release activemq) {
        this.cluster = cluster;
        this.network = new Network(cluster.topology());
        this.management = new Management(activemq);
    }

    /** Every instance, in the order of {@link RunningCluster#instances}. */
    public List<InstanceStatus> look() {
        Map<Instance, State> states = new HashMap<>();
        Map<String, Management.Figures> figures = new HashMap<>();
        Map<String, Instance> masters = new HashMap<>();
        for (Instance instance : cluster.instances()) {
            State state = instance.state();
            states.put(instance, state);
            if (state.role() == Role.MASTER) {
                masters.put(instance.owner(), instance);
                management.ask(instance).ifPresent(answer -> figures.put(instance.id(), answer));
            }
        }
        return cluster.instances().stream()
                .map(instance -> status(instance, states.get(instance), masters, figures))
                .toList();
    }

    private InstanceStatus status(
            Instance instance, State state, Map<String, Instance> masters, Map<String, Management.Figures> figures) {
        Optional<Management.Figures> own = Optional.ofNullable(figures.get(instance.id()));
        List<DeclaredBridge> bridges = state.role() != Role.MASTER
                ? List.of()
                : network.from(instance.owner()).stream()
                        .map(connector -> new DeclaredBridge(
                                connector.name(),
                                network.isUp(
                                        connector,
                                        name(instance),
                                        own.map(Management.Figures::bridges).orElse(List.of()),
                                        to -> Optional.ofNullable(masters.get(to))
                                                .map(master -> figures.get(master.id()))
                                                .map(Management.Figures::bridges)
                                                .orElse(List.of()))))
                        .toList();
        return new InstanceStatus(
                instance,
                state,
                instance.pid(),
                instance.startedAt(),
                own.map(answer -> OptionalLong.of(answer.messages())).orElse(OptionalLong.empty()),
                bridges);
    }

    private String name(Instance broker) {
        return network.brokerName(broker.id());
    }
}
