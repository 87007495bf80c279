package io.github.activemqcluster.cluster.state;

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
    private static final Pattern FRAME = Pattern.compile("\\s+(at |\\.\\.\\. \\d).*");

    private static final Pattern TROUBLE =
            Pattern.compile("\\b(WARN|ERROR|FATAL)\\b|^Caused by: |Exception|\\bError\\b");

    /** What every ActiveMQ prints of its JVM and its folders first. */
    private static final Pattern BANNER =
            Pattern.compile("(Java Runtime: | {2}Heap sizes: | {4}JVM args: |Extensions classpath:"
                    + "| {2}\\[.*]$|ACTIVEMQ_[A-Z]*: |Loading message broker from: ).*");

    private final Path log;
    private final Path console;
    private final List<String> logged;
    private final List<String> printed;

    /**
     * Those that are there now.
     *
     * @param from the first byte of the log that counts
     */
    LogTail(Path log, long from, Path console) {
        this.log = log;
        this.console = console;
        this.logged = end(log, from);
        this.printed = end(console, 0).stream()
                .filter(line -> !BANNER.matcher(line).matches())
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
    List<String> troubles(int count) {
        for (List<String> words : List.of(logged, printed)) {
            List<String> telling =
                    words.stream().filter(line -> TROUBLE.matcher(line).find()).toList();
            if (!telling.isEmpty()) {
                return last(telling, count);
            }
        }
        return lines(count);
    }

    private static List<String> last(List<String> lines, int count) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    private static List<String> end(Path path, long from) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long begin = Math.max(from <= file.length() ? from : 0, file.length() - BYTES);
            byte[] bytes = new byte[(int) (file.length() - begin)];
            file.seek(begin);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !FRAME.matcher(line).matches())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
