package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.config.TopologyFile;
import io.github.activemqcluster.config.bind.Placement;
import io.github.activemqcluster.config.bind.Settings;
import io.github.activemqcluster.config.bind.TopologyBinder;
import io.github.activemqcluster.config.port.PortSource;
import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.ZooKeeper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * The step that reads the topology that {@code generate} has written. The goals that follow read this topology, and not
 * the POM.
 */
@Named
@Singleton
final class GeneratedTopology {

    private final TopologyFile file;
    private final TopologyBinder binder;
    private final Releases releases;

    @Inject
    GeneratedTopology(TopologyFile file, TopologyBinder binder, Releases releases) {
        this.file = file;
        this.binder = binder;
        this.releases = releases;
    }

    /**
     * The topology of an output directory.
     *
     * @throws TopologyException if nothing was generated there, or its topology was changed by hand and is wrong now
     */
    Topology read(Path outputDirectory) throws TopologyException {
        return readChecked(outputDirectory).topology();
    }

    /** The same topology, with the places in which its elements are written. */
    CheckedTopology readChecked(Path outputDirectory) throws TopologyException {
        Path resolved = new Layout(outputDirectory).topology();
        if (!Files.isRegularFile(resolved)) {
            throw new TopologyException(
                    "Nothing was generated in " + outputDirectory + ": there is no " + Layout.TOPOLOGY
                            + ". Run the goal" + " activemq-cluster:generate first, or name another outputDirectory.",
                    List.of());
        }
        Problems problems = new Problems();
        Optional<Topology> topology = binder.bind(
                file.read(resolved),
                new Settings(outputDirectory.getFileName().toString(), Placement.HOSTS, PortSource.planned()),
                problems);
        if (topology.isEmpty() || problems.hasErrors()) {
            throw new TopologyException(
                    resolved + " is not as it was generated. Run the goal activemq-cluster:generate again.",
                    problems.all().stream().map(problems::located).toList());
        }
        return new CheckedTopology(topology.get(), List.of(), problems::location);
    }

    /** The same topology. Empty if there is none, or it can no longer be read. */
    Optional<Topology> find(Path outputDirectory) {
        try {
            return Files.isRegularFile(new Layout(outputDirectory).topology())
                    ? Optional.of(read(outputDirectory))
                    : Optional.empty();
        } catch (TopologyException e) {
            return Optional.empty(); // generate writes it anew
        }
    }

    /** The brokers' release. */
    Release activemq(Topology topology) {
        return releases.activemq(topology.activemq().version()).orElseThrow();
    }

    /** All releases of which an instance is started. */
    List<Release> releases(Topology topology) {
        List<Release> all = new ArrayList<>(List.of(activemq(topology)));
        topology.zookeeper()
                .filter(given -> !topology.servers().isEmpty())
                .map(ZooKeeper::version)
                .flatMap(releases::zookeeper)
                .ifPresent(all::add);
        return all;
    }

    /** The instances of the topology. The caller can look at them and end them, but not start them. */
    RunningCluster cluster(Topology topology, Path outputDirectory) {
        return RunningCluster.of(topology, outputDirectory, Optional.empty());
    }
}
