package io.github.activemqcluster.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The log of a LevelDB store, as {@code RecordLog} and {@code LevelDBClient} of 5.16.7 write it: the stored records,
 * without the index.
 */
final class LevelDbLog {

    private static final byte HEADER = '*';
    private static final int HEADER_LENGTH = 10;
    private static final int LENGTH_AT = 6;

    private static final byte ADD_ENTRY = 3;
    private static final byte REMOVE_ENTRY = 4;
    private static final byte DATA = 5;

    /** In an entry: tag and value of the queue's key, then tag, length and value of the entry's own key. */
    private static final int QUEUE_FROM = 1;

    private static final int ENTRY_KEY = 2 + 8;

    private final List<Path> files;

    private LevelDbLog(List<Path> files) {
        this.files = files;
    }

    /** The files of a store, oldest first; empty if there is no such store. */
    static LevelDbLog of(Path store) throws IOException {
        if (!Files.isDirectory(store)) {
            return new LevelDbLog(List.of());
        }
        try (Stream<Path> all = Files.list(store)) {
            return new LevelDbLog(all.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList());
        }
    }

    /** Whether a message that contains the text was put into a queue, and never taken from it again. */
    boolean keeps(String text) throws IOException {
        List<String> added = new ArrayList<>();
        Set<String> removed = new HashSet<>();
        for (Path file : files) {
            ByteBuffer log = ByteBuffer.wrap(Files.readAllBytes(file));
            boolean found = false;
            for (Optional<Entry> next = record(log); next.isPresent(); next = record(log)) {
                ByteBuffer content = next.get().content;
                switch (next.get().kind) {
                    case DATA -> found = contains(content, text);
                    case ADD_ENTRY -> {
                        if (found) {
                            added.add(key(content));
                            found = false;
                        }
                    }
                    case REMOVE_ENTRY -> removed.add(key(content));
                    default -> {
                        // The record is not about a message.
                    }
                }
            }
        }
        return added.stream().anyMatch(Predicate.not(removed::contains));
    }

    /**
     * The next record; empty at the end of the written records, since a file has its full length from the beginning.
     */
    private static Optional<Entry> record(ByteBuffer log) {
        int at = log.position();
        if (log.remaining() < HEADER_LENGTH || log.get(at) != HEADER) {
            return Optional.empty();
        }
        int length = log.getInt(at + LENGTH_AT);
        if (length < 0 || length > log.remaining() - HEADER_LENGTH) {
            return Optional.empty();
        }
        log.position(at + HEADER_LENGTH + length);
        return Optional.of(new Entry(log.get(at + 1), log.slice(at + HEADER_LENGTH, length)));
    }

    private static String key(ByteBuffer entry) {
        int end = QUEUE_FROM;
        // A number with seven bits in each byte; the last byte has no eighth bit.
        while (entry.get(end) < 0) {
            end++;
        }
        return StandardCharsets.ISO_8859_1
                .decode(entry.slice(0, end + 1 + ENTRY_KEY))
                .toString();
    }

    private static boolean contains(ByteBuffer content, String text) {
        return StandardCharsets.ISO_8859_1
                .decode(content.duplicate())
                .toString()
                .contains(text);
    }

    private record Entry(byte kind, ByteBuffer content) {}
}
