package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.process.Java;
import io.github.activemqcluster.cluster.process.StartedBy;
import io.github.activemqcluster.cluster.start.ClusterStart;
import io.github.activemqcluster.cluster.start.Preflight;
import io.github.activemqcluster.cluster.state.ForeignPorts;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.distribution.Integrity;
import io.github.activemqcluster.output.OutputDirectory;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** The goal {@code start}: from generated instances to a cluster that is ready. */
@Named
@Singleton
public final class StartCluster {

    private final GeneratedTopology generated;
    private final Leftovers leftovers;
    private final CheckHomes checkHomes;

    @Inject
    StartCluster(GeneratedTopology generated, Leftovers leftovers, CheckHomes checkHomes) {
        this.generated = generated;
        this.leftovers = leftovers;
        this.checkHomes = checkHomes;
    }

    /**
     * Starts the instances that do not run yet, and returns once all instances are ready.
     *
     * @param log gets the events, line by line, from several threads
     * @param warn gets the warnings of what may go wrong later
     * @return Maven properties for later plugins in the same build: each client's failover URL and each instance's
     *     ports
     * @throws TopologyException if nothing was generated
     * @throws MachineException if the cluster cannot be started, does not become ready, or another build has it
     */
    public Map<String, String> start(StartRequest request, Consumer<String> log, Consumer<String> warn)
            throws TopologyException, MachineException {
        Path output = request.outputDirectory();
        Topology topology = generated.read(output);
        List<Release> releases = generated.releases(topology);
        Java java = request.javaChoice().java();
        try (OutputLock lock = new OutputDirectory(output).lock()) {
            lock.announce();
            leftovers.clear(output, log);
            RunningCluster cluster = RunningCluster.of(topology, output, java);
            checkHomes.check(topology, releases, new Integrity(request.verifyHomes()), lock);
            Preflight preflight = new Preflight(cluster);
            preflight.check(java, releases);
            preflight.warnings().forEach(warn);
            log.accept("Starting " + Count.of(cluster.instances().size(), "instance") + " with Java " + java.feature()
                    + " of " + java.home());
            ClusterStart start = new ClusterStart(cluster, generated.activemq(topology), log);
            if (request.framed()) {
                framed(start, request);
            } else {
                start.start(request.timeout());
            }
            new ForeignPorts(cluster).warnings().forEach(warning -> log.accept("Warning: " + warning));
        }
        return new BuildProperties(topology).all();
    }

    /** Starts the cluster with a note of it. The note is there before the first process is. */
    private static void framed(ClusterStart start, StartRequest request) throws MachineException {
        StartedBy startedBy = new StartedBy(request.outputDirectory());
        startedBy.write();
        try {
            start.start(request.timeout());
        } catch (MachineException e) {
            startedBy.forget();
            throw e;
        }
    }
}
