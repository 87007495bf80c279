package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.cluster.process.Signals;
import io.github.activemqcluster.cluster.process.StartedBy;
import io.github.activemqcluster.cluster.process.Tasks;
import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.output.RunningInstances;
import io.github.activemqcluster.output.RunningInstances.Found;
import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Stops all processes of an output directory, brokers first: also instances that are no longer in a topology, instances
 * of a killed build, and instances whose output directory was deleted.
 */
public final class ClusterStop {

    private static final String SERVER = "org.apache.zookeeper.server.quorum.QuorumPeerMain";

    private final Path output;
    private final RunningInstances running;
    private final Signals signals = new Signals();
    private final Consumer<String> log;

    /**
     * For an output directory.
     *
     * @param log takes a line for each instance, from several threads
     */
    public ClusterStop(Path outputDirectory, Consumer<String> log) {
        this.output = outputDirectory.toAbsolutePath().normalize();
        this.running = new RunningInstances(output);
        this.log = log;
    }

    /**
     * Stops all processes with SIGTERM, and kills those that do not end in time.
     *
     * @param patience the time for the brokers, and then again for the ZooKeeper servers
     * @return the number of processes
     * @throws MachineException if a process cannot be ended
     */
    public int stop(Duration patience) throws MachineException {
        List<Found> all = running.all();
        List<Found> servers = all.stream()
                .filter(found -> found.commandLine().contains(SERVER))
                .toList();
        List<Found> brokers =
                all.stream().filter(found -> !servers.contains(found)).toList();
        stop(brokers, patience);
        stop(servers, patience);
        new StartedBy(output).forget();
        return all.size();
    }

    private void stop(List<Found> instances, Duration patience) throws MachineException {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (Found found : instances) {
            tasks.add(() -> {
                boolean polite = signals.stop(found.process(), patience);
                forget(found);
                log.accept(found.id() + ": "
                        + (polite
                                ? "stopped"
                                : "had not stopped within " + patience.toSeconds() + " s, and was ended by force"));
                return null;
            });
        }
        Tasks.all(tasks);
    }

    private void forget(Found found) throws MachineException {
        Path pid = new Layout(output).instance(found.id()).pid();
        try {
            if (Files.isRegularFile(pid)
                    && Files.readString(pid)
                            .strip()
                            .equals(Long.toString(found.process().pid()))) {
                Files.delete(pid);
            }
        } catch (IOException e) {
            throw new MachineException(
                    found.id() + " has ended, but " + pid + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
