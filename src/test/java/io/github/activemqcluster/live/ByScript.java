package io.github.activemqcluster.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sends, looks and receives as in the README: with {@code bin/activemq}, by the client of the topology, and leaves
 * nothing in a home.
 */
final class ByScript {

    private static final int MESSAGES = 3;

    private final LiveCluster cluster;
    private final String queue;
    private final List<Path> homes;

    ByScript(LiveCluster cluster) throws IOException {
        this.cluster = cluster;
        this.queue = cluster.freshQueue("by-script");
        this.homes = homes();
    }

    void send() throws IOException {
        demand(
                cluster.activemq("producer", "--destination", "queue://" + queue, "--messageCount", "" + MESSAGES),
                "Produced: " + MESSAGES + " messages");
        String seen = cluster.activemq("browse", queue);
        demand(seen, "test message: " + (MESSAGES - 1));
    }

    void receive() throws IOException {
        String received =
                cluster.activemq("consumer", "--destination", "queue://" + queue, "--messageCount", "" + MESSAGES);
        for (int message = 0; message < MESSAGES; message++) {
            demand(received, "Received test message: " + message);
        }
        // The number of consumed messages is not demanded: the console's thread prints it after it has let the console
        // end.
        demand(cluster.activemq("purge", queue), "Purging all messages in queue: " + queue);
        if (!homes().equals(homes)) {
            throw new AssertionError("left in a home: " + homes() + ", before: " + homes);
        }
    }

    private static void demand(String said, String what) {
        if (!said.contains(what)) {
            throw new AssertionError("'" + what + "' is missing in:\n" + said);
        }
    }

    private List<Path> homes() throws IOException {
        try (Stream<Path> tree = Files.walk(cluster.output().resolve("homes"))) {
            return tree.sorted().toList();
        }
    }
}
