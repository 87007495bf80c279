package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.output.InstanceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An instance's last start, as the start script noted it in {@code run/start}.
 *
 * @param word the first word of each line of that start in {@code run/states}; empty if the instance was never started
 * @param logged the size of the log in bytes before that start
 * @param age the time since that start
 */
record LastStart(String word, long logged, Duration age) {

    /** The last start of the instance in a folder. */
    static LastStart in(InstanceFolder folder) {
        Path file = folder.lastStart();
        try {
            List<String> lines = Files.readAllLines(file);
            return new LastStart(
                    lines.isEmpty() ? "" : lines.get(0),
                    lines.size() > 1 && lines.get(1).strip().matches("\\d{1,18}")
                            ? Long.parseLong(lines.get(1).strip())
                            : 0,
                    Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now()));
        } catch (IOException e) {
            return new LastStart("", 0, Duration.ZERO);
        }
    }
}
