package io.github.activemqcluster.live;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The messages that a drill may lose on replicatedLevelDB although a send waits until a quorum of members has the
 * message. Two losses are known of 5.16.7:
 *
 * <ul>
 *   <li>The last message that a master acknowledged before another broker took over. {@code LevelDBClient.store} waits
 *       for the slaves, and only then appends the record that ends the unit of work ({@code RecordLog.appender}). No
 *       code waits for that record. A slave without it cuts the message off when it is promoted
 *       ({@code verifyAndGetEndOffset}).
 *   <li>A message that every member still has in its log, that was never taken from its queue, and that is not in the
 *       master's index. A slave that is stopped between an entry and the end of its unit of work forgets the entry, and
 *       takes a snapshot that claims to have it ({@code LevelDBClient.replay_from}). A slave that says
 *       {@code invalid record position} has not read all that it copied. There is at least one more cause, which is not
 *       known.
 * </ul>
 */
public final class KnownLosses {

    private static final int KIND = 1;
    private static final int GROUP = 2;
    private static final int QUEUE = 3;
    private static final int ID = 4;
    private static final int BROKER = 5;

    private final Path output;

    private KnownLosses(Path output) {
        this.output = output;
    }

    /** The losses of the last drill in an output directory. The drill must be over, with all its instances up. */
    public static KnownLosses in(File output) {
        return new KnownLosses(output.toPath());
    }

    /**
     * The messages that neither loss explains, by the drill's {@code history.tsv} and the logs of the stores.
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
                return isLastOfItsMaster(event, acknowledged.subList(index + 1, acknowledged.size()))
                        || isInEveryLog(id, event[GROUP]);
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

    /** A message's text begins with its id and a blank. */
    private boolean isInEveryLog(String id, String group) throws IOException {
        List<Path> members;
        try (Stream<Path> instances = Files.list(output.resolve("instances"))) {
            members = instances
                    .filter(instance -> instance.getFileName().toString().startsWith(group + "-"))
                    .toList();
        }
        for (Path member : members) {
            if (!LevelDbLog.of(member.resolve("data/leveldb")).keeps(id + " ")) {
                return false;
            }
        }
        return !members.isEmpty();
    }
}
