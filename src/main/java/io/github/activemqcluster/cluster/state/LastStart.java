package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.output.InstanceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the script that started an instance the last time has noted of that, in {@code run/start}.
 *
 * @param word what each line of that start in {@code run/states} begins with; empty where it was never started
 * @param logged how many bytes its log had before, which is what it logged earlier
 * @param age how long ago that was
 */
record LastStart(String word, long logged, Duration age) {

    /** Of the instance in a folder. */
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
