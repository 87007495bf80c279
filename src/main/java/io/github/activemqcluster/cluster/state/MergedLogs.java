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
 * What all instances log, and what they print besides, as one stream of lines, each with its instance's id before it: in the
 * order of time of what came since the last look. Used by one thread at a time.
 */
public final class MergedLogs {

    private static final long POLL_MILLIS = 200;

    /** What a line of each logging library begins with: {@code %d}. */
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[.,]\\d{3}");

    private final Map<Instance, List<GrowingFile>> logs = new LinkedHashMap<>();

    /** The time of the last line with one. */
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

    /** Leaves out what instances that do not run have said when they did. */
    public void skipFormer() throws MachineException {
        for (Map.Entry<Instance, List<GrowingFile>> log : logs.entrySet()) {
            if (!log.getKey().isAlive()) {
                next(log.getKey(), log.getValue());
            }
        }
    }

    /** Passes on what has been printed since the last time. */
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

    /** Passes lines on until this thread is interrupted, or no instance runs any more. */
    public void follow(Consumer<String> line) throws MachineException {
        followWhile(() -> logs.keySet().stream().anyMatch(Instance::isAlive), line);
    }

    /** Passes lines on until this thread is interrupted, or a condition is not so any more: then those that are left. */
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

    /** A line without a time, of a stack trace for example, stays behind the one before it. */
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
