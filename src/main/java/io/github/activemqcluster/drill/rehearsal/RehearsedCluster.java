package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.start.ClusterStart;
import io.github.activemqcluster.cluster.state.Destinations;
import io.github.activemqcluster.cluster.state.ElectionTime;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.Usage;
import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.Fault;
import io.github.activemqcluster.drill.partition.ProxiedBrokers;
import io.github.activemqcluster.drill.partition.ProxiedLinks;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The cluster of a drill: causes faults of its instances, and brings all of them back. */
public final class RehearsedCluster {

    private static final int ELECTIONS = 3;

    /** The next master's time to read its store. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private static final Duration STOPPING = Duration.ofSeconds(60);

    private final DrillPlan plan;
    private final DrillLog log;
    private final FailedInstances failed;

    /** The instances that a rehearsal has ended and not brought back yet. */
    private final Set<Instance> down = new HashSet<>();

    private RunningCluster cluster;
    private ClusterStart start;

    RehearsedCluster(RunningCluster cluster, ClusterStart start, DrillPlan plan, DrillLog log) {
        this.cluster = cluster;
        this.start = start;
        this.plan = plan;
        this.log = log;
        this.failed = new FailedInstances(log, this::takeover);
    }

    /** The cluster as it runs now. It is another one while brokers run with changed configurations. */
    RunningCluster current() {
        return cluster;
    }

    /** Kills an instance, as {@code kill -9} does. */
    void kill(Instance instance) throws MachineException {
        log.fault(instance, Fault.Kind.KILL);
        down.add(instance);
        instance.kill();
    }

    /** Stops an instance with SIGTERM, and kills it where it does not end in time. */
    void stop(Instance instance) throws MachineException {
        log.fault(instance, Fault.Kind.STOP);
        down.add(instance);
        instance.stop(STOPPING);
    }

    void pause(Instance instance) throws MachineException {
        log.fault(instance, Fault.Kind.PAUSE);
        instance.pause();
    }

    void resume(Instance instance) throws MachineException {
        log.fault(instance, Fault.Kind.RESUME);
        instance.resume();
    }

    /** Cuts the links of an instance. */
    void cut(Instance instance, ProxiedLinks proxied) {
        log.fault(instance, Fault.Kind.CUT);
        proxied.cut(instance);
    }

    /** Restores all links. */
    void heal(Instance instance, ProxiedLinks proxied) {
        log.fault(instance, Fault.Kind.HEAL);
        proxied.heal();
    }

    /** Starts all stopped instances, and waits until the whole cluster is ready. */
    void makeWhole() throws MachineException {
        start.start(plan.readyTimeout(), this::restarted);
        down.clear();
        log.history().add(Event.Kind.WHOLE, "", "", "", "");
    }

    /** Restarts the instances that have failed by themselves. */
    void restartFailed() throws MachineException {
        failed.restart(cluster, down);
    }

    /** Restarts all brokers with proxies in their links, so that these can be cut. */
    ProxiedBrokers reroute() throws MachineException {
        RunningCluster own = cluster;
        ProxiedLinks proxied = ProxiedLinks.create(own.instances(), plan.connectUrl());
        ProxiedBrokers rerouted = new ProxiedBrokers(proxied, () -> restartBrokers(own, "as they were"));
        try {
            restartBrokers(own.with(Instance.fromCopies()), "with their links through proxies");
            return rerouted;
        } catch (MachineException e) {
            try (rerouted) {
                throw e;
            }
        }
    }

    /**
     * Restarts all brokers.
     *
     * @param as the cluster with the environment that they get
     * @param how for the build's log
     */
    void restartBrokers(RunningCluster as, String how) throws MachineException {
        log.say("restarting all brokers, " + how);
        RunningCluster.stop(
                cluster.of(Instance.Kind.BROKER).stream()
                        .filter(this::comesBack)
                        .toList(),
                STOPPING);
        cluster = as;
        start = start.of(as);
        down.clear();
        start.start(plan.readyTimeout(), this::restarted);
    }

    /** A restart during a start is no fault of the rehearsal's, but an operator has to know of it. */
    private synchronized void restarted(Instance instance, String reason) {
        log.fault(instance, Fault.of(Fault.Kind.RESTARTED, reason), reason);
        log.note(instance.id() + " " + reason + "; its last words: " + String.join(" ", instance.logTail(1)));
    }

    /**
     * Whether a start brings an instance back. The master of a pure master/slave pair needs its messages copied first.
     */
    boolean comesBack(Instance instance) {
        return cluster.topology()
                .group(instance.owner())
                .filter(group -> group.store().mastership() == Store.Mastership.DECLARATION)
                .isEmpty();
    }

    /** How much of its limits a broker has used up; empty where it does not answer. */
    Optional<Usage> usage(Instance broker) {
        return start.usage(broker);
    }

    /** The queues and consumers that the master of a group has; empty where it does not answer. */
    Optional<Destinations> destinations(String group) {
        return cluster.master(group).flatMap(master -> start.destinations(master));
    }

    /** How long a takeover may last, on any machine. */
    Duration takeover(Group group) {
        return lock(group).multipliedBy(ELECTIONS).plus(RECOVERY);
    }

    /** How long a master that is silent stays the master, by the configuration. */
    Duration lock(Group group) {
        return ElectionTime.of(cluster.topology(), group)
                .map(ElectionTime::time)
                .orElse(Duration.ZERO);
    }
}
