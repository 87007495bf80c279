package io.github.activemqcluster.cluster;

import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What all instances log, and what they print besides, as one stream of lines, each with its instance's id before it. */
public final class MergedLogs {

    private static final long POLL_MILLIS = 200;

    private final Map<Instance, List<GrowingFile>> logs = new LinkedHashMap<>();
    private final int width;

    public MergedLogs(RunningCluster cluster) {
        cluster.instances()
                .forEach(instance -> logs.put(
                        instance,
                        List.of(
                                new GrowingFile(instance.consoleLog()),
                                GrowingFile.rotated(
                                        instance.log(),
                                        LastStart.in(instance.directory()).logged()))));
        width = cluster.instances().stream()
                .mapToInt(instance -> instance.id().length())
                .max()
                .orElse(0);
    }

    /**
     * Passes lines on until this thread is interrupted, or no instance runs any more. Begins with what they have said since
     * they were last started.
     */
    public void follow(Consumer<String> line) throws MachineException {
        Deadline pace = Deadline.in(Duration.ZERO);
        boolean alive = true;
        while (alive) {
            alive = logs.keySet().stream().anyMatch(Instance::isAlive);
            for (Map.Entry<Instance, List<GrowingFile>> log : logs.entrySet()) {
                for (GrowingFile file : log.getValue()) {
                    pass(log.getKey(), file, line);
                }
            }
            if (alive) {
                pace.pause(POLL_MILLIS);
            }
        }
    }

    private void pass(Instance instance, GrowingFile log, Consumer<String> line) throws MachineException {
        String prefix = instance.id() + " ".repeat(width - instance.id().length()) + " | ";
        try {
            log.next().lines().forEach(text -> line.accept(prefix + text));
        } catch (IOException e) {
            throw new MachineException("Cannot read what " + instance.id() + " logs: " + e.getMessage(), e);
        }
    }
}
