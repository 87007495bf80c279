package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.release.InstanceStates.Limit;
import io.github.activemqcluster.release.InstanceStates.Printed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The end of what an instance has logged since it was last started, or else of what it printed: before it logs, or where it cannot,
 * a JVM prints why. However long a log is, no more than its end is read.
 */
final class LogTail {

    private static final int BYTES = 200_000;

    /** The frames of a stack trace leave no room for what explains them. */
    private final Pattern frame;

    private final Pattern trouble;
    private final int shown;
    private final Path log;
    private final Path console;
    private final List<String> logged;
    private final List<String> printed;

    /**
     * Those that are there now.
     *
     * @param from the first byte of the log that counts
     */
    LogTail(InstanceStates known, Path log, long from, Path console) {
        this.frame = Pattern.compile(known.pattern(Printed.FRAME));
        this.trouble = Pattern.compile(known.pattern(Printed.TROUBLE));
        Pattern banner = Pattern.compile(known.pattern(Printed.BANNER));
        this.shown = known.limit(Limit.LINES_SHOWN);
        this.log = log;
        this.console = console;
        this.logged = end(log, from);
        this.printed = end(console, 0).stream()
                .filter(line -> !banner.matcher(line).find())
                .toList();
    }

    /** Where they are from. */
    Path file() {
        return logged.isEmpty() ? console : log;
    }

    /** The last lines, oldest first, without the frames of stack traces. */
    List<String> lines(int count) {
        return last(logged.isEmpty() ? printed : logged, count);
    }

    /** Of these, the last ones that tell of trouble: why a start failed. Where there are none, simply the last ones. */
    List<String> troubles() {
        for (List<String> words : List.of(logged, printed)) {
            List<String> telling =
                    words.stream().filter(line -> trouble.matcher(line).find()).toList();
            if (!telling.isEmpty()) {
                return last(telling, shown);
            }
        }
        return lines(shown);
    }

    private static List<String> last(List<String> lines, int count) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    private List<String> end(Path path, long from) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long begin = Math.max(from <= file.length() ? from : 0, file.length() - BYTES);
            byte[] bytes = new byte[(int) (file.length() - begin)];
            file.seek(begin);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !frame.matcher(line).find())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
