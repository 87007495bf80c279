package io.github.activemqcluster.goal;

import io.github.activemqcluster.distribution.ArtifactSource;
import io.github.activemqcluster.distribution.AssembledRuntime;
import io.github.activemqcluster.distribution.DistributionArchive;
import io.github.activemqcluster.distribution.Drivers;
import io.github.activemqcluster.distribution.Home;
import io.github.activemqcluster.distribution.Homes;
import io.github.activemqcluster.distribution.Integrity;
import io.github.activemqcluster.distribution.Parts;
import io.github.activemqcluster.distribution.RuntimeSource;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.topology.ActiveMq;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** The step that makes sure that the home of each product is there, and each JDBC driver. */
@Named
@Singleton
final class ProvideHomes {

    private final Releases releases;
    private final Homes homes;
    private final Drivers drivers;

    @Inject
    ProvideHomes(Releases releases, Homes homes, Drivers drivers) {
        this.releases = releases;
        this.homes = homes;
        this.drivers = drivers;
    }

    /**
     * Provides the homes that the topology's instances start from, and the drivers that they load.
     *
     * @param baseDirectory the directory to which a relative path of an archive is relative
     * @param templateDirectory the directory of the user's own templates, which may need more of an archive
     * @param integrity how to check whether a home that is there is whole
     */
    List<Home> provide(
            Topology topology,
            Path baseDirectory,
            Optional<Path> templateDirectory,
            ArtifactSource artifacts,
            Integrity integrity,
            OutputLock lock)
            throws MachineException {
        // Side by side: the one unpacks, the other resolves.
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            List<Home> provided = Collections.synchronizedList(new ArrayList<>());
            List<Future<?>> running = new ArrayList<>();
            for (RuntimeSource source : sources(topology, baseDirectory, templateDirectory, lock.root())) {
                running.add(executor.submit(() -> provided.add(homes.provide(source, artifacts, integrity, lock))));
            }
            for (Store.Jdbc store : databases(topology)) {
                Release release = release(topology.activemq());
                running.add(executor.submit(() -> provideDriver(store, release, artifacts, integrity, lock)));
            }
            // Wait for all of them, even if the first has failed: a task that still writes needs the lock.
            Optional<MachineException> failure = Optional.empty();
            for (Future<?> home : running) {
                Optional<MachineException> another = await(home);
                failure = failure.or(() -> another);
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
            return provided;
        } finally {
            executor.shutdown();
        }
    }

    private List<RuntimeSource> sources(
            Topology topology, Path baseDirectory, Optional<Path> templateDirectory, Path outputDirectory)
            throws MachineException {
        List<RuntimeSource> sources = new ArrayList<>();
        if (!topology.brokers().isEmpty()) {
            sources.add(source(
                    topology.activemq(),
                    baseDirectory,
                    new NeededParts(topology, templateDirectory, outputDirectory).parts()));
        }
        if (!topology.servers().isEmpty()) {
            topology.zookeeper()
                    .flatMap(zookeeper -> releases.zookeeper(zookeeper.version()))
                    .ifPresent(release -> sources.add(new AssembledRuntime(release)));
        }
        return sources;
    }

    /** Each driver once, even if several groups have it. */
    private static List<Store.Jdbc> databases(Topology topology) {
        Map<String, Store.Jdbc> byDriver = new LinkedHashMap<>();
        for (Group group : topology.groups()) {
            if (group.store() instanceof Store.Jdbc store) {
                store.driver().ifPresent(driver -> byDriver.putIfAbsent(driver, store));
            }
        }
        return List.copyOf(byDriver.values());
    }

    private Void provideDriver(
            Store.Jdbc store, Release release, ArtifactSource artifacts, Integrity integrity, OutputLock lock)
            throws MachineException {
        drivers.provide(
                store.driver().orElseThrow(), store.driverFolder().orElseThrow(), release, artifacts, integrity, lock);
        return null;
    }

    private Release release(ActiveMq activemq) {
        return releases.activemq(activemq.version())
                .orElseThrow(() -> new IllegalStateException("the binder lets no such version through"));
    }

    private RuntimeSource source(ActiveMq activemq, Path baseDirectory, Parts parts) {
        Release release = release(activemq);
        return switch (activemq.runtime()) {
            case DISTRIBUTION ->
                new DistributionArchive(
                        release, activemq.archive().map(baseDirectory::resolve), activemq.sha512(), parts);
            case ASSEMBLED -> new AssembledRuntime(release);
        };
    }

    private static Optional<MachineException> await(Future<?> home) throws MachineException {
        try {
            home.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MachineException failure) {
                return Optional.of(failure);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException("Interrupted while the runtimes were being provided", e);
        }
    }
}
