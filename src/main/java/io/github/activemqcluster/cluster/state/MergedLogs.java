package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.process.GrowingFile;
import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Merges the logs and the output of all instances into one stream of lines. Each line begins with its instance's id.
 * Sorts the new lines since the last look by time. Not thread-safe.
 */
public final class MergedLogs {

    private static final long POLL_MILLIS = 200;

    /** The time at the beginning of each library's log lines: {@code %d}. */
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[.,]\\d{3}");

    private final Map<Instance, List<GrowingFile>> logs = new LinkedHashMap<>();

    /** The time of the last line with a time. */
    private final Map<Instance, String> times = new HashMap<>();

    private final int width;

    public MergedLogs(RunningCluster cluster) {
        cluster.instances()
                .forEach(instance -> logs.put(
                        instance,
                        List.of(
                                new GrowingFile(instance.consoleLog()),
                                GrowingFile.rotated(
                                        instance.log(), instance.lastStart().logged()))));
        width = cluster.instances().stream()
                .mapToInt(instance -> instance.id().length())
                .max()
                .orElse(0);
    }

    /** Skips the present lines of instances that do not run. */
    public void skipFormer() throws MachineException {
        for (Map.Entry<Instance, List<GrowingFile>> log : logs.entrySet()) {
            if (!log.getKey().isAlive()) {
                next(log.getKey(), log.getValue());
            }
        }
    }

    /** Passes on the lines since the last call. */
    void pass(Consumer<String> line) throws MachineException {
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<Instance, List<GrowingFile>> log : logs.entrySet()) {
            for (String text : next(log.getKey(), log.getValue())) {
                lines.add(line(log.getKey(), text));
            }
        }
        lines.sort(Comparator.comparing(Line::time));
        lines.forEach(merged -> line.accept(merged.text()));
    }

    /** Passes on lines until this thread is interrupted, or no instance runs any more. */
    public void follow(Consumer<String> line) throws MachineException {
        followWhile(() -> logs.keySet().stream().anyMatch(Instance::isAlive), line);
    }

    /**
     * Passes on lines until this thread is interrupted, or the condition no longer holds. Then passes on the remaining
     * lines.
     */
    public void followWhile(BooleanSupplier condition, Consumer<String> line) throws MachineException {
        Deadline pace = Deadline.in(Duration.ZERO);
        boolean goesOn = true;
        while (goesOn) {
            goesOn = condition.getAsBoolean();
            pass(line);
            if (goesOn) {
                pace.pause(POLL_MILLIS);
            }
        }
    }

    /** A line without a time, such as one of a stack trace, stays behind the line before it. */
    private Line line(Instance instance, String text) {
        Matcher matcher = TIME.matcher(text);
        if (matcher.lookingAt()) {
            times.put(instance, matcher.group().replace('.', ','));
        }
        return new Line(
                times.getOrDefault(instance, ""),
                instance.id() + " ".repeat(width - instance.id().length()) + " | " + text);
    }

    private static List<String> next(Instance instance, List<GrowingFile> files) throws MachineException {
        List<String> lines = new ArrayList<>();
        try {
            for (GrowingFile file : files) {
                lines.addAll(file.next().lines());
            }
            return lines;
        } catch (IOException e) {
            throw new MachineException("Cannot read what " + instance.id() + " logs: " + e.getMessage(), e);
        }
    }

    private record Line(String time, String text) {}
}
