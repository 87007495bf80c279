package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The file whose lock elects a group's master, where it has such a store. */
final class LockFile {

    private static final int NAME_LENGTH = 100;

    private final Path file;
    private final Path locks;

    /** @param locks the file that tells of all locks, {@code /proc/locks} */
    LockFile(Path file, Path locks) {
        this.file = file;
        this.locks = locks;
    }

    /**
     * Of a group; empty where no lock on a file elects its master.
     *
     * @param output the output directory, absolute
     * @param members the group's brokers, at least one
     */
    static Optional<LockFile> of(Group group, Path output, List<Instance> members) {
        Path data = members.get(0).dataDirectory();
        Path below = members.get(0).keepsItsData() ? output : data.getParent();
        if (group.store().mastership() != Store.Mastership.FILE_LOCK) {
            return Optional.empty();
        }
        Path store = group.store().givenDirectory().map(below::resolve).orElse(data.resolve("kahadb"));
        return Optional.of(new LockFile(store.resolve("lock"), Path.of("/proc/locks")));
    }

    /**
     * Why nobody gets the lock, as far as that can be seen: who holds it, or who may write the file; empty where nothing is in the
     * way, or the holder is on another machine.
     *
     * @param instances those of the cluster, which are named if they hold it
     */
    Optional<String> obstacle(List<Instance> instances) {
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            return Optional.of(file + " is a directory");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            return Optional.of(unwritable(file));
        }
        if (!Files.exists(file) && Files.isDirectory(directory) && !Files.isWritable(directory)) {
            return Optional.of(unwritable(directory));
        }
        OptionalLong holder = holder();
        return holder.isPresent()
                ? Optional.of("the lock on " + file + " is held by process " + named(holder.getAsLong(), instances))
                : Optional.empty();
    }

    private static String unwritable(Path path) {
        String owner = "";
        try {
            PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
            owner = ": it is " + attributes.owner().getName() + "'s, of group "
                    + attributes.group().getName() + ", with mode "
                    + (attributes.isDirectory() ? "d" : "-")
                    + PosixFilePermissions.toString(attributes.permissions());
        } catch (IOException | UnsupportedOperationException e) {
            // Gone meanwhile, or no file system that has owners: it cannot be written all the same.
            owner = "";
        }
        return path + " cannot be written by " + System.getProperty("user.name") + owner;
    }

    /**
     * The process that holds a lock on the file, as Linux tells it.
     *
     * @see <a href="https://man7.org/linux/man-pages/man5/proc_locks.5.html">proc_locks(5)</a>
     */
    OptionalLong holder() {
        try {
            long device = (long) Files.getAttribute(file, "unix:dev");
            String wanted = String.format(
                    "%02x:%02x:%s",
                    (device >> 8) & 0xfff,
                    (device & 0xff) | ((device >> 12) & 0xfff00),
                    Files.getAttribute(file, "unix:ino"));
            return Files.readAllLines(locks).stream()
                    .map(line -> line.trim().split(" +"))
                    // 1: POSIX ADVISORY WRITE pid device:inode from to; after 1: -> of somebody who waits
                    .filter(lock -> lock.length > 5 && lock[3].equals("WRITE") && lock[5].equals(wanted))
                    .mapToLong(lock -> Long.parseLong(lock[4]))
                    .filter(pid -> pid > 0)
                    .findFirst();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // There is no such file, or this is not Linux: nobody is known.
            return OptionalLong.empty();
        }
    }

    private static String named(long pid, List<Instance> instances) {
        Optional<String> ours = instances.stream()
                .filter(instance -> instance.pid().orElse(0) == pid)
                .map(Instance::id)
                .findFirst();
        return pid
                + ours.or(() -> commandLine(pid)).map(name -> " (" + name + ")").orElse("");
    }

    private static Optional<String> commandLine(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1)
                    .replaceAll("\\p{Cntrl}", " ")
                    .strip();
            return Optional.of(line.substring(0, Math.min(NAME_LENGTH, line.length())))
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
