package io.github.activemqcluster.build;

import io.github.activemqcluster.cluster.ClusterStatus;
import io.github.activemqcluster.cluster.ForeignPorts;
import io.github.activemqcluster.cluster.InstanceStatus;
import io.github.activemqcluster.cluster.RunningCluster;
import io.github.activemqcluster.output.OutputFailure;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** The goal {@code status}: what each instance is. */
@Named
@Singleton
public final class StatusOfCluster {

    private final GeneratedTopology generated;

    @Inject
    StatusOfCluster(GeneratedTopology generated) {
        this.generated = generated;
    }

    /**
     * Looks at a cluster.
     *
     * @param outputDirectory where it was generated
     * @param file where the answer is written to as JSON, besides
     * @throws TopologyException where nothing was generated
     * @throws MachineException where the file cannot be written
     */
    public Answer look(Path outputDirectory, Optional<Path> file) throws TopologyException, MachineException {
        Topology topology = generated.read(outputDirectory);
        RunningCluster cluster = generated.cluster(topology, outputDirectory);
        List<InstanceStatus> instances = new ClusterStatus(cluster, generated.activemq(topology)).look();
        List<String> warnings = new ForeignPorts(cluster).warnings();
        String json = new StatusJson(topology.name(), instances, warnings).toString();
        if (file.isPresent()) {
            write(json, file.get());
        }
        List<String> lines = new ArrayList<>(new StatusTable(instances, Instant.now()).lines());
        warnings.forEach(warning -> lines.add("Warning: " + warning));
        return new Answer(lines, json);
    }

    private static void write(String json, Path file) throws MachineException {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, json + System.lineSeparator());
        } catch (IOException e) {
            throw OutputFailure.of("cannot write the status to " + file, e, "The cluster is as it was.");
        }
    }

    /**
     * The same in two forms.
     *
     * @param table for people, line by line
     * @param json for programs
     */
    public record Answer(List<String> table, String json) {

        public Answer {
            table = List.copyOf(table);
        }
    }
}
