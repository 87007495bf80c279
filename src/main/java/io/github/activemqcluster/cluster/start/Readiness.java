package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.state.Bridge;
import io.github.activemqcluster.cluster.state.DeclaredBridges;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.Management;
import io.github.activemqcluster.cluster.state.Role;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.State;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Store;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Waits until a cluster is ready: every ensemble has a leader; every group has exactly one master, which takes a
 * message, and all other members are slaves; every declared bridge is up in each direction. A failure that cannot heal
 * ends the wait at once.
 */
final class Readiness {

    /** The pause between two looks at MBeans, since each costs the broker some work. */
    private static final long MANAGEMENT_MILLIS = 200;

    /** ActiveMQ's own {@code maxReconnectDelay} of a network connector ({@code SimpleDiscoveryAgent}). */
    private static final long LONGEST_DELAY_MILLIS = 30_000;

    private final RunningCluster cluster;
    private final StallLimits patience;
    private final DeclaredBridges network;
    private final Management management;
    private final Restarts restarts;
    private final Consumer<String> log;

    Readiness(
            RunningCluster cluster,
            Management management,
            StallLimits patience,
            Restarts restarts,
            Consumer<String> log) {
        this.cluster = cluster;
        this.patience = patience;
        this.network = new DeclaredBridges(cluster.topology());
        this.management = management;
        this.restarts = restarts;
        this.log = log;
    }

    /** Waits until the ensemble has a leader, or its only server is ready. */
    void awaitLeader(String ensemble, Deadline deadline) throws MachineException {
        List<Instance> servers = cluster.of(ensemble);
        while (true) {
            boolean led = false;
            for (Instance server : servers) {
                Role role = server.state().role();
                if (role == Role.DEAD) {
                    throw Restarts.died(server);
                }
                led |= role == Role.LEADER || role == Role.STANDALONE;
            }
            if (led) {
                servers.forEach(this::tell);
                return;
            }
            if (deadline.isOver()) {
                throw late("ensemble '" + ensemble + "' has no leader", servers);
            }
            deadline.pause();
        }
    }

    private void tell(Instance server) {
        State state = server.state();
        if (state.role().isReady()) {
            log.accept(server.id() + ": " + state + " (pid " + server.pid().orElse(0) + ")");
        }
    }

    /** Waits until every server of the ensemble is ready. */
    void awaitServers(String ensemble, Deadline deadline) throws MachineException {
        List<Instance> servers = cluster.of(ensemble);
        while (!servers.stream().allMatch(server -> server.state().role().isReady())) {
            for (Instance server : servers) {
                if (!server.isAlive()) {
                    throw Restarts.died(server);
                }
            }
            if (deadline.isOver()) {
                throw late("ensemble '" + ensemble + "' is not whole", servers);
            }
            deadline.pause();
        }
    }

    /** Waits until the group has one master, and slaves otherwise. */
    void awaitGroup(Group group, Deadline deadline) throws MachineException {
        GroupWatch watch = new GroupWatch(cluster, group, management, patience, restarts, log);
        while (!watch.isSettled()) {
            if (deadline.isOver()) {
                throw late("group '" + group.id() + "' is not ready", cluster.of(group.id()));
            }
            deadline.pause();
        }
    }

    /** Waits until the group's master takes a message. Returns early where a member had to be restarted. */
    void awaitMessage(Group group, Deadline deadline) throws MachineException {
        String trouble = "it has no master";
        while (true) {
            if (haveEnded(cluster.of(group.id()))) {
                return;
            }
            Optional<Instance> master = cluster.master(group.id());
            if (master.isPresent()) {
                try {
                    sendTo(master.get(), group);
                    return;
                } catch (JMSException e) {
                    trouble = master.get().id() + " says " + e.getMessage();
                }
            }
            if (deadline.isOver()) {
                throw late("group '" + group.id() + "' takes no message: " + trouble, cluster.of(group.id()));
            }
            deadline.pause();
        }
    }

    private void sendTo(Instance master, Group group) throws JMSException {
        Optional<String> url = master.openwire().filter(given -> given.startsWith("tcp:") || given.startsWith("nio:"));
        if (url.isEmpty()) {
            log.accept(master.id() + " was sent no message, as it speaks no OpenWire without TLS");
            return;
        }
        boolean taken = new MessageProbe()
                .send(
                        url.get().replaceFirst("^nio:", "tcp:"),
                        "activemq-cluster.ready." + master.id(),
                        group.store() instanceof Store.ReplicatedLevelDb,
                        group.security().users().stream().findFirst());
        if (!taken) {
            log.accept(master.id() + " asks for another login than the topology has, so it was sent no message");
        }
    }

    /**
     * Waits until the bridges of the connector are up, at both ends where it is duplex.
     *
     * @return false where a broker had to be restarted instead: one that has ended, or the master with the connector,
     *     which does not try again if its peer went away during the first try (apache/activemq issue 1864)
     */
    boolean awaitBridge(NetworkConnector connector, Deadline deadline) throws MachineException {
        Deadline retries = Deadline.in(longestDelay(connector).plus(patience.bridge()));
        while (true) {
            String trouble = "";
            try {
                if (isUp(connector)) {
                    return true;
                }
            } catch (IOException e) {
                trouble = " (a master cannot be asked for it: " + e.getMessage() + ")";
            }
            if (haveEnded(cluster.instances())) {
                return false;
            }
            Optional<Instance> master = cluster.master(connector.from());
            if (deadline.isOver()) {
                List<Instance> ends = new ArrayList<>(cluster.of(connector.from()));
                connector.to().ifPresent(to -> ends.addAll(cluster.of(to)));
                throw late("the bridge of network connector '" + connector.name() + "' is not up" + trouble, ends);
            }
            if (retries.isOver()
                    && master.isPresent()
                    && connector.to().flatMap(cluster::master).isPresent()) {
                restarts.instead(
                        master.get(),
                        "its network connector " + connector.name() + " does not come up, although both ends run"
                                + trouble,
                        patience.failing());
                return false;
            }
            deadline.pause(MANAGEMENT_MILLIS);
        }
    }

    private static Duration longestDelay(NetworkConnector connector) {
        String given = connector.options().getOrDefault("maxReconnectDelay", "");
        return Duration.ofMillis(given.matches("\\d{1,9}") ? Long.parseLong(given) : LONGEST_DELAY_MILLIS);
    }

    /** Restarts those that have ended, and returns whether there were any. */
    private boolean haveEnded(List<Instance> instances) throws MachineException {
        boolean ended = false;
        for (Instance instance : instances) {
            if (!instance.isAlive()) {
                if (instance.kind() == Instance.Kind.SERVER) {
                    throw Restarts.died(instance);
                }
                restarts.afterEnd(instance);
                ended = true;
            }
        }
        return ended;
    }

    private boolean isUp(NetworkConnector connector) throws IOException {
        Optional<Instance> master = cluster.master(connector.from());
        if (master.isEmpty()) {
            return false;
        }
        List<Bridge> atFrom = management.ask(master.get()).bridges();
        Optional<Instance> target = connector.duplex() ? connector.to().flatMap(cluster::master) : Optional.empty();
        List<Bridge> atTo = target.isPresent() ? management.ask(target.get()).bridges() : List.of();
        return network.isUp(connector, network.brokerName(master.get().id()), atFrom, to -> atTo);
    }

    private static MachineException late(String what, List<Instance> instances) {
        return new MachineException("Not ready in time: " + what + ": " + RunningCluster.told(instances)
                + "\nGive it longer with -Dactivemq-cluster.timeout=SECONDS if this machine is slow.");
    }
}
