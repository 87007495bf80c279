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

/** The file whose lock elects a group's master, for stores with such a lock. */
final class LockFile {

    private static final int NAME_LENGTH = 100;

    private final Path file;
    private final Path locks;

    /** @param locks the file with all locks of the machine, {@code /proc/locks} */
    LockFile(Path file, Path locks) {
        this.file = file;
        this.locks = locks;
    }

    /**
     * The lock file of a group; empty if no lock on a file elects the master.
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
     * The reason why no broker gets the lock, as far as it is visible: the holder of the lock, or the owner of a file
     * that this user may not write. Empty if there is no obstacle, or if the holder is on another machine.
     *
     * @param instances the instances of the cluster, which the reason names if they hold the lock
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
            // The file has gone, or the file system has no owners. The broker cannot write the file all the same.
            owner = "";
        }
        return path + " cannot be written by " + System.getProperty("user.name") + owner;
    }

    /**
     * The process that holds a lock on the file, according to Linux.
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
                    // 1: POSIX ADVISORY WRITE pid device:inode from to; after 1: -> for a waiting process
                    .filter(lock -> lock.length > 5 && lock[3].equals("WRITE") && lock[5].equals(wanted))
                    .mapToLong(lock -> Long.parseLong(lock[4]))
                    .filter(pid -> pid > 0)
                    .findFirst();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // There is no such file, or this is not Linux: the holder is unknown.
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
