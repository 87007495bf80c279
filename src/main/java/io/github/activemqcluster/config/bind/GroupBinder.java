package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Binding.list;
import static io.github.activemqcluster.config.bind.Binding.orElse;

import io.github.activemqcluster.config.port.PortPlanner.Opening;
import io.github.activemqcluster.config.vocabulary.BrokerDeclaration;
import io.github.activemqcluster.config.vocabulary.DestinationPolicyDeclaration;
import io.github.activemqcluster.config.vocabulary.GroupDeclaration;
import io.github.activemqcluster.config.vocabulary.PolicyAttributes;
import io.github.activemqcluster.config.vocabulary.SystemUsageDeclaration;
import io.github.activemqcluster.config.vocabulary.TopologyDeclaration;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Tuning;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Binds groups after their brokers have hosts and ports. */
final class GroupBinder {

    private final Binding binding;
    private final TopologyDeclaration topology;
    private final Function<Opening, Ports> ports;
    private final StoreBinder stores;
    private final SecurityBinder security;

    /**
     * @param topology the declaration whose settings hold for all groups
     * @param hasConsole whether each broker has a web console; empty if the release is unknown
     * @param ports the ports of each instance
     */
    GroupBinder(
            Binding binding,
            TopologyDeclaration topology,
            Optional<Boolean> hasConsole,
            Function<Opening, Ports> ports) {
        this.binding = binding;
        this.topology = topology;
        this.ports = ports;
        this.stores = new StoreBinder(binding);
        this.security = new SecurityBinder(binding, topology, hasConsole);
    }

    /** Binds one group. {@code linked} says whether the group exchanges messages with another group. */
    Group bind(PlannedGroup group, boolean linked) {
        GroupDeclaration declaration = group.declaration();
        List<Broker> brokers =
                group.brokers().stream().map(broker -> broker(group, broker)).toList();
        return new Group(
                group.where(),
                group.id(),
                orElse(declaration.brokerName, group.id()),
                brokers,
                group.transportConnectors(),
                stores.bind(declaration, group.id(), group.where(), brokers.size()),
                new Group.Settings(
                        tuning(declaration, group.where(), linked),
                        security.bind(declaration, group.where()),
                        list(orElse(declaration.fragments, topology.fragments))));
    }

    private Broker broker(PlannedGroup group, PlannedInstance<BrokerDeclaration> planned) {
        BrokerDeclaration declaration = planned.declaration();
        Opening opening = planned.opening();
        return new Broker(
                opening.where(),
                opening.id(),
                group.id(),
                planned.host(),
                new Broker.Names(
                        brokerName(group, planned),
                        hostname(declaration, opening),
                        leaseHolderId(
                                declaration,
                                group.declaration().jdbc != null || binding.isLeftOut(group.where(), "jdbc"),
                                opening.id(),
                                opening.where())),
                ports.apply(opening),
                orElse(declaration.heap, orElse(group.declaration().heap, orElse(topology.heap, Defaults.HEAP))));
    }

    private static String brokerName(PlannedGroup group, PlannedInstance<BrokerDeclaration> planned) {
        String unlessGiven = group.declaration().pureMasterSlave == null
                ? group.id()
                : planned.opening().id();
        return orElse(planned.declaration().brokerName, orElse(group.declaration().brokerName, unlessGiven));
    }

    private String leaseHolderId(BrokerDeclaration declaration, boolean leases, String id, Place where) {
        if (declaration.leaseHolderId != null && !leases) {
            binding.problems()
                    .error(
                            Binding.VOCABULARY,
                            where.child("leaseHolderId"),
                            "only the brokers of a jdbc group hold a lease",
                            "Leave it out.");
        }
        return declaration.leaseHolderId == null || !leases ? id : declaration.leaseHolderId;
    }

    private String hostname(BrokerDeclaration declaration, Opening opening) {
        boolean replicated = opening.kinds().contains(PortKind.REPLICATION);
        if (declaration.hostname != null && !replicated) {
            binding.problems()
                    .error(
                            Binding.VOCABULARY,
                            opening.where().child("hostname"),
                            "only the brokers of a replicatedLevelDB group have one",
                            "Leave it out; the address belongs to the host.");
        }
        return declaration.hostname == null || !replicated || binding.isLocal()
                ? opening.address()
                : declaration.hostname;
    }

    private Tuning tuning(GroupDeclaration group, Place where, boolean linked) {
        SystemUsageDeclaration own = orElse(group.systemUsage, new SystemUsageDeclaration());
        SystemUsageDeclaration shared = orElse(topology.systemUsage, new SystemUsageDeclaration());
        return new Tuning(
                Optional.ofNullable(orElse(own.memory, shared.memory)),
                Optional.ofNullable(orElse(own.store, shared.store)),
                Optional.ofNullable(orElse(own.temp, shared.temp)),
                policies(group, where, linked),
                list(orElse(group.jvmOptions, topology.jvmOptions)));
    }

    /** By default a message may go back: it is stuck otherwise once its consumer has moved to another group. */
    private List<DestinationPolicy> policies(GroupDeclaration group, Place where, boolean linked) {
        List<DestinationPolicy> given = group.destinationPolicies == null
                ? policies(topology.destinationPolicies, Place.TOPOLOGY)
                : policies(group.destinationPolicies, where);
        return given.isEmpty() && linked
                ? List.of(new DestinationPolicy(
                        where.child("destinationPolicies").item(0), false, Defaults.ALL_QUEUES, Map.of(), true))
                : given;
    }

    private static List<DestinationPolicy> policies(List<DestinationPolicyDeclaration> declared, Place parent) {
        List<DestinationPolicy> policies = new ArrayList<>();
        for (DestinationPolicyDeclaration policy : list(declared)) {
            policies.add(new DestinationPolicy(
                    parent.child("destinationPolicies").item(policies.size()),
                    policy.queue == null && policy.topic != null,
                    orElse(policy.queue, orElse(policy.topic, Defaults.ALL_QUEUES)),
                    GivenAttributes.of(policy, PolicyAttributes.class),
                    orElse(policy.replayWhenNoConsumers, false)));
        }
        return policies;
    }
}
