package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.process.Tasks;
import io.github.activemqcluster.cluster.state.Destinations;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.LocalManagement;
import io.github.activemqcluster.cluster.state.Management;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.Usage;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.InstanceStates.Limit;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.Ensemble;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Starts a cluster: ZooKeeper first, then all brokers at once. The start ends when every instance has its role, every
 * master takes a message and every bridge is up. Running instances are left as they are.
 */
public final class ClusterStart {

    /** Instances that are stopped after a failed start have nothing to save. */
    private static final Duration GIVING_UP = Duration.ofSeconds(10);

    private final RunningCluster cluster;
    private final Management management;
    private final StallLimits patience;
    private final Consumer<String> log;
    private final Set<Instance> launched = ConcurrentHashMap.newKeySet();

    /**
     * For a cluster whose brokers have that release.
     *
     * @param log takes a line for each instance and step, from several threads
     */
    public ClusterStart(RunningCluster cluster, Release activemq, Consumer<String> log) {
        this(cluster, new LocalManagement(activemq), StallLimits.of(cluster.known()), log);
    }

    public ClusterStart(RunningCluster cluster, Management management, StallLimits patience, Consumer<String> log) {
        this.cluster = cluster;
        this.management = management;
        this.patience = patience;
        this.log = log;
    }

    /** The same for another cluster, whose brokers have the same release. */
    public ClusterStart of(RunningCluster other) {
        return new ClusterStart(other, management, patience, log);
    }

    /**
     * Starts all instances that do not run, and returns once the cluster is ready. Restarts a broker that ends or hangs
     * by bad luck, a few times at most.
     *
     * @throws MachineException as soon as the cluster cannot become ready, or when the time is over. The message has
     *     the instance, the reason, and the end of its log. The started instances are stopped by then.
     */
    public void start(Duration timeout) throws MachineException {
        start(timeout, (instance, why) -> log.accept(instance.id() + ": " + why));
    }

    /**
     * The same.
     *
     * @param restarted takes each restarted instance with the reason, from several threads
     */
    public void start(Duration timeout, BiConsumer<Instance, String> restarted) throws MachineException {
        Deadline deadline = Deadline.in(timeout);
        Restarts restarts = new Restarts(cluster.topology(), cluster.known().limit(Limit.STARTS), restarted);
        ClientLog silenced = ClientLog.silenced();
        try (Progress progress = Progress.of(cluster.instances(), log)) {
            Readiness readiness = new Readiness(cluster, management, patience, restarts, progress);
            inParallel(ensembles(), ensemble -> {
                launch(ensemble.id(), progress);
                readiness.awaitLeader(ensemble.id(), deadline);
            });
            inParallel(cluster.topology().groups(), group -> launch(group.id(), progress));
            int before;
            do {
                // An instance that was restarted during the other checks must be awaited and checked too.
                before = restarts.count();
                inParallel(cluster.topology().groups(), group -> readiness.awaitGroup(group, deadline));
                prove(readiness, deadline, progress);
            } while (restarts.count() != before);
            sayRepairs();
        } catch (MachineException e) {
            giveUp(e);
            throw e;
        } finally {
            silenced.close();
        }
    }

    /** The used share of a broker's limits; empty if the broker does not answer. */
    public Optional<Usage> usage(Instance broker) {
        try {
            return Optional.of(management.ask(broker).usage());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The queues and consumers of a broker; empty if the broker does not answer. */
    public Optional<Destinations> destinations(Instance broker) {
        try {
            return Optional.of(management.destinations(broker));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The instances that this start has started. */
    private void sayRepairs() {
        for (Instance broker : cluster.of(Instance.Kind.BROKER)) {
            if (launched.contains(broker)) {
                broker.repairs()
                        .forEach(repair -> log.accept(broker.id() + ": its store had to be recovered when it was read: "
                                + repair + ". See " + broker.log()));
            }
        }
    }

    /** Runs all checks at once, since each asks another process. */
    private void prove(Readiness readiness, Deadline deadline, Progress progress) throws MachineException {
        List<Callable<Void>> proofs = new ArrayList<>();
        proofs.addAll(tasks(cluster.topology().groups(), group -> readiness.awaitMessage(group, deadline)));
        proofs.addAll(tasks(cluster.topology().networkConnectors(), connector -> {
            if (readiness.awaitBridge(connector, deadline)) {
                progress.accept(
                        "network connector " + connector.name() + ": up" + (connector.duplex() ? " both ways" : ""));
            }
        }));
        proofs.addAll(tasks(ensembles(), ensemble -> readiness.awaitServers(ensemble.id(), deadline)));
        Tasks.all(proofs);
    }

    private List<Ensemble> ensembles() {
        return cluster.topology().ensembles().stream()
                .filter(ensemble -> !ensemble.isExternal())
                .toList();
    }

    private void launch(String owner, Progress progress) throws MachineException {
        inParallel(cluster.of(owner), instance -> {
            if (instance.isAlive()) {
                progress.accept(instance.id() + ": already running");
            } else {
                launched.add(instance);
                instance.start();
                progress.accept(instance.id() + ": launched");
            }
        });
    }

    private void giveUp(MachineException because) {
        List<Instance> brokersFirst = new ArrayList<>(cluster.of(Instance.Kind.BROKER));
        brokersFirst.addAll(cluster.of(Instance.Kind.SERVER));
        boolean interrupted = Thread.interrupted();
        try {
            inParallel(brokersFirst.stream().filter(launched::contains).toList(), instance -> instance.stop(GIVING_UP));
        } catch (MachineException e) {
            because.addSuppressed(e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> void inParallel(List<T> items, Step<T> step) throws MachineException {
        Tasks.all(tasks(items, step));
    }

    private static <T> List<Callable<Void>> tasks(List<T> items, Step<T> step) {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (T item : items) {
            tasks.add(() -> {
                step.run(item);
                return null;
            });
        }
        return tasks;
    }

    /** A step that may fail. */
    private interface Step<T> {
        void run(T item) throws MachineException;
    }
}
