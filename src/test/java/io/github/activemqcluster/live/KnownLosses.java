package io.github.activemqcluster.live;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a drill may lose on replicatedLevelDB although a send waits until a quorum of members has the message. Three things are
 * known of 5.16.7, by its source:
 *
 * <ul>
 *   <li>The last message that a master acknowledged before another one took over: {@code LevelDBClient.store} waits for the
 *       slaves, and only then the record is appended that ends the unit of work ({@code RecordLog.appender}), for which
 *       nobody waits. A slave that did not get it cuts the message off when it is promoted ({@code verifyAndGetEndOffset}).
 *   <li>The first message that the next master acknowledges, sent to both since the answer of the first one was missing: a slave
 *       that read the message in its master's log, and not the record that puts it into a queue, remembers its id all the
 *       same ({@code LevelDBClient.replay_from}, {@code producerSequenceIdTracker}). Once it is promoted, it takes what is sent
 *       again for what it has.
 *   <li>What was acknowledged before a slave was promoted that had copied a log with a hole in it, and said {@code invalid
 *       record position}: {@code MasterLevelDBClient.snapshot_state} promises more of it than has been written.
 * </ul>
 */
public final class KnownLosses {

    private static final String HOLE = "invalid record position";

    private static final int KIND = 1;
    private static final int GROUP = 2;
    private static final int QUEUE = 3;
    private static final int ID = 4;
    private static final int BROKER = 5;

    private final Path output;
    private final Map<Path, Long> logs = new HashMap<>();

    private KnownLosses(Path output) {
        this.output = output;
    }

    /** To be called before a drill: what the brokers say from now on belongs to it. */
    public static KnownLosses before(File output) throws IOException {
        KnownLosses losses = new KnownLosses(output.toPath());
        try (Stream<Path> instances = Files.list(losses.output.resolve("instances"))) {
            for (Path instance : instances.toList()) {
                Path log = losses.log(instance.getFileName().toString());
                if (Files.exists(log)) {
                    losses.logs.put(log, Files.size(log));
                }
            }
        }
        return losses;
    }

    /**
     * Those of the messages that none of the three explains, going by the drill's {@code history.tsv} and the brokers' logs.
     *
     * @param lost ids of messages that the drill calls lost
     */
    public List<String> unexplained(Collection<String> lost) throws IOException {
        List<String[]> acknowledged = Files.readAllLines(output.resolve("drill/history.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .filter(event -> event[KIND].equals("acknowledged"))
                .toList();
        List<String> unexplained = new ArrayList<>();
        for (String id : lost) {
            if (!isExplained(id, acknowledged)) {
                unexplained.add(id);
            }
        }
        return unexplained;
    }

    private boolean isExplained(String id, List<String[]> acknowledged) throws IOException {
        for (int index = 0; index < acknowledged.size(); index++) {
            String[] event = acknowledged.get(index);
            if (event[ID].equals(id)) {
                List<String[]> earlier = acknowledged.subList(0, index);
                List<String[]> later = acknowledged.subList(index + 1, acknowledged.size());
                return isLastOfItsMaster(event, later)
                        || isFirstOfItsMaster(event, earlier)
                        || isBeforeAHole(event, later);
            }
        }
        return false;
    }

    private static boolean isLastOfItsMaster(String[] event, List<String[]> later) {
        return !event[BROKER].isEmpty()
                && later.stream()
                        .filter(other -> other[QUEUE].equals(event[QUEUE]))
                        .map(other -> other[BROKER])
                        .findFirst()
                        .filter(broker -> !broker.isEmpty() && !broker.equals(event[BROKER]))
                        .isPresent();
    }

    private static boolean isFirstOfItsMaster(String[] event, List<String[]> earlier) {
        return !event[BROKER].isEmpty()
                && earlier.stream()
                        .filter(other -> other[QUEUE].equals(event[QUEUE]))
                        .map(other -> other[BROKER])
                        .reduce((former, latter) -> latter)
                        .filter(broker -> !broker.isEmpty() && !broker.equals(event[BROKER]))
                        .isPresent();
    }

    private boolean isBeforeAHole(String[] event, List<String[]> later) throws IOException {
        Set<String> promoted = new TreeSet<>();
        later.stream()
                .filter(other -> other[GROUP].equals(event[GROUP]) && !other[BROKER].isEmpty())
                .map(other -> other[BROKER])
                .filter(broker -> !Objects.equals(broker, event[BROKER]))
                .forEach(promoted::add);
        for (String broker : promoted) {
            if (newLines(log(broker)).contains(HOLE)) {
                return true;
            }
        }
        return false;
    }

    private String newLines(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        byte[] all = Files.readAllBytes(log);
        // A log that has shrunk was begun anew.
        long from = logs.getOrDefault(log, 0L);
        int start = from <= all.length ? Math.toIntExact(from) : 0;
        return new String(all, start, all.length - start, StandardCharsets.ISO_8859_1);
    }

    private Path log(String instance) {
        return output.resolve("instances").resolve(instance).resolve("data/activemq.log");
    }
}
