package io.github.activemqcluster.live;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An instance of a generated cluster.
 *
 * @param group its group's id, or its ensemble's
 * @param ports the ports by their purpose, in the words of the topology
 * @param directory {@code instances/<id>}
 * @param data the folder of its log
 */
record Member(
        String id,
        String group,
        boolean broker,
        String address,
        Map<String, Integer> ports,
        Path directory,
        Path data) {

    private static final int LINES_SHOWN = 40;

    /** The port for its clients. */
    int port() {
        return port(broker ? "openwire" : "client");
    }

    int port(String kind) {
        Integer port = ports.get(kind);
        if (port == null) {
            throw new IllegalArgumentException(id + " has no port for " + kind + ", only " + ports);
        }
        return port;
    }

    Path log() {
        return data.resolve(broker ? "activemq.log" : "zookeeper.log");
    }

    Path pidFile() {
        return directory.resolve("run/pid");
    }

    /** Its output since its last start; empty if it was never started. */
    String console() throws IOException {
        Path console = directory.resolve("run/console.log");
        return Files.isRegularFile(console) ? Files.readString(console, StandardCharsets.ISO_8859_1) : "";
    }

    /** The log from a position on, in bytes; empty if there is none. */
    String logFrom(long position) {
        if (!Files.isRegularFile(log())) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "r")) {
            // A log that has shrunk is a new log.
            long from = position <= file.length() ? position : 0;
            byte[] rest = new byte[Math.toIntExact(file.length() - from)];
            file.seek(from);
            file.readFully(rest);
            return new String(rest, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long logLength() {
        try {
            return Files.isRegularFile(log()) ? Files.size(log()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of its log and of its output, to be shown after a failure. */
    String endOfLogs() {
        StringBuilder text = new StringBuilder();
        for (Path file : List.of(log(), directory.resolve("run/console.log"))) {
            if (Files.isRegularFile(file)) {
                text.append("--- ").append(id).append(", end of ").append(file).append('\n');
                lastLines(file).forEach(line -> text.append(line).append('\n'));
            }
        }
        return text.isEmpty() ? "--- " + id + " has no log at " + log() + "\n" : text.toString();
    }

    private static List<String> lastLines(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            return all.subList(Math.max(0, all.size() - LINES_SHOWN), all.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
