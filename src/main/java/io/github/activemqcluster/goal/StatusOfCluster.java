package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.state.ClusterStatus;
import io.github.activemqcluster.cluster.state.Condition;
import io.github.activemqcluster.cluster.state.InstanceStatus;
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

/** The goal {@code status}: the state of each instance. */
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
     * @param outputDirectory the directory in which the cluster was generated
     * @param file the file to which the answer is also written, as JSON
     * @throws TopologyException if nothing was generated
     * @throws MachineException if the file cannot be written
     */
    public Answer look(Path outputDirectory, Optional<Path> file) throws TopologyException, MachineException {
        Topology topology = generated.read(outputDirectory);
        ClusterStatus status =
                new ClusterStatus(generated.cluster(topology, outputDirectory), generated.activemq(topology));
        List<InstanceStatus> instances = status.look();
        Condition condition = status.judge(instances);
        FlowStatus flows = new FlowStatus(topology);
        String json = new StatusJson(topology.name(), instances, condition, flows).toString();
        if (file.isPresent()) {
            write(json, file.get());
        }
        List<String> table = new ArrayList<>(new StatusTable(instances, Instant.now()).lines());
        table.addAll(flows.lines());
        return new Answer(
                table,
                json,
                condition.kind() == Condition.Kind.WHOLE,
                condition.line(topology.name(), instances.size()));
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
     * The same status in two forms, and its conclusion.
     *
     * @param table for people, line by line
     * @param json for programs
     * @param isWhole whether the cluster does its work
     * @param conclusion the same in one line: whole, degraded or stopped, and why
     */
    public record Answer(List<String> table, String json, boolean isWhole, String conclusion) {

        public Answer {
            table = List.copyOf(table);
        }
    }
}
