package io.github.activemqcluster.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A copy of a store, for a broker's own classes, which would write to the store itself. The store's lock is held while
 * the copy is made, so that no broker starts with the store.
 */
final class StoreCopy {

    /**
     * The largest size of a store that is copied. The copy of a larger store would hold up {@code generate} too long.
     */
    private static final long LARGEST = 1L << 30;

    private static final long MEGABYTE = 1L << 20;
    private static final String LOCK = "lock";

    private final Path store;

    StoreCopy(Path store) {
        this.store = store;
    }

    /** Why there is no copy; empty if there is a whole copy. */
    Optional<String> make(Path copy) {
        try {
            List<Path> files = files();
            long size = 0;
            for (Path file : files) {
                size += Files.size(file);
            }
            if (size > LARGEST) {
                return Optional.of("it would have to be copied to be counted, and has " + size / MEGABYTE + " MB");
            }
            Files.createDirectories(copy);
            if (Files.getFileStore(copy).getUsableSpace() < 2 * size + 100 * MEGABYTE) {
                return Optional.of(
                        "it would have to be copied to be counted, and " + copy.getParent() + " has no room");
            }
            return Files.exists(store.resolve(LOCK)) ? copyLocked(files, copy) : copyAll(files, copy);
        } catch (IOException | UncheckedIOException e) {
            return Optional.of("it cannot be read (" + e + ")");
        }
    }

    private Optional<String> copyLocked(List<Path> files, Path copy) throws IOException {
        try (FileChannel channel = FileChannel.open(store.resolve(LOCK), StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            return lock == null ? inUse() : copyAll(files, copy);
        } catch (OverlappingFileLockException e) {
            return inUse();
        }
    }

    private static Optional<String> inUse() {
        return Optional.of("a broker has it open");
    }

    private Optional<String> copyAll(List<Path> files, Path copy) throws IOException {
        for (Path file : files) {
            Path target = copy.resolve(store.relativize(file).toString());
            Files.createDirectories(target.getParent());
            try {
                Files.copy(file, target);
            } catch (NoSuchFileException e) {
                return inUse();
            }
        }
        return Optional.empty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(store)) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(store.resolve(LOCK)))
                    .toList();
        }
    }
}
