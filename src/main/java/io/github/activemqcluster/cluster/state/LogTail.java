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
 * The end of an instance's log since its last start, or else the end of its output: a JVM that cannot log prints the
 * reason. Reads only the end of a log, whatever its length.
 */
final class LogTail {

    private static final int BYTES = 200_000;

    /** The frames of a stack trace leave no room for the lines that explain them. */
    private final Pattern frame;

    private final Pattern trouble;
    private final int shown;
    private final Path log;
    private final Path console;
    private final List<String> logged;
    private final List<String> printed;

    /**
     * The present end of the log.
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

    /** The file of the lines. */
    Path file() {
        return logged.isEmpty() ? console : log;
    }

    /** The last lines, oldest first, without the frames of stack traces. */
    List<String> lines(int count) {
        return last(logged.isEmpty() ? printed : logged, count);
    }

    /**
     * The last lines that tell of trouble, such as the reason for a failed start. If there are none, the last lines.
     */
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
