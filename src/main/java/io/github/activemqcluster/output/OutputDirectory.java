package io.github.activemqcluster.output;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder into which a cluster is generated. */
public final class OutputDirectory {

    /** The lock file of the directory. */
    static final String LOCK = ".lock";

    private static final Logger LOG = LoggerFactory.getLogger(OutputDirectory.class);

    /** Long enough for another build that resolves and unpacks its homes over a slow line. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final long POLL_MILLIS = 50;

    private final Path root;
    private final Duration patience;
    private final Mover mover;

    public OutputDirectory(Path root) {
        this(root, PATIENCE, Mover.atomic());
    }

    /** With another limit of the wait, and another way to rename files. */
    OutputDirectory(Path root, Duration patience, Mover mover) {
        this.root = root.toAbsolutePath().normalize();
        this.patience = patience;
        this.mover = mover;
    }

    public Path root() {
        return root;
    }

    /**
     * Writes all the files or none, and removes the files of an earlier run that are not among them.
     *
     * <p>Takes the lock itself. A caller that holds the lock already calls {@link OutputLock#plan}.
     *
     * @throws MachineException if the machine prevents it, or if an instance runs whose files would change
     * @throws TopologyException if a path is refused, or an instance's identity differs from the one on disk
     */
    public Changes write(List<OutputFile> files) throws MachineException, TopologyException {
        try (OutputLock lock = lock()) {
            return lock.plan(files).apply();
        }
    }

    /**
     * Waits until no other build, in this process or another, works on this directory. Keeps other builds out until the
     * lock is closed. Makes the directory if there is none, and deletes the unfinished work of a killed run.
     *
     * @throws MachineException if the directory cannot be made or locked, or after ten minutes of waiting
     */
    public OutputLock lock() throws MachineException {
        makeRoot();
        FileChannel channel = open();
        try {
            FileLock lock = await(channel);
            OutputLock held = new OutputLock(root, permissions(), mover, channel, lock);
            held.clearLeftovers();
            return held;
        } catch (MachineException | RuntimeException e) {
            close(channel, e);
            throw e;
        }
    }

    private void makeRoot() throws MachineException {
        if (Files.isDirectory(root)) {
            return;
        }
        if (Files.exists(root)) {
            throw new MachineException("The output directory " + root
                    + " is a file. Move it away, or name another folder as outputDirectory.");
        }
        try {
            // New folders above the directory, such as target/, belong to the build and get the umask's mode.
            Files.createDirectories(root.getParent());
            Files.createDirectory(root, Permissions.of(root.getParent()).folderAtCreation());
            Permissions.of(root).grantFolder(root, false, true);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(root)) {
                throw OutputFailure.of("cannot make the output directory " + root, e, "Nothing was written.");
            }
        } catch (IOException e) {
            throw OutputFailure.of("cannot make the output directory " + root, e, "Nothing was written.");
        }
    }

    /** The plugin writes to the lock, so the lock must not be a second name of a file elsewhere. */
    private FileChannel open() throws MachineException {
        Path file = root.resolve(LOCK);
        try {
            new LinkGuard(root).demandOwn(file);
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS),
                    Permissions.of(root).fileAtCreation());
            if (names(file) > 1) {
                channel.close();
                throw new MachineException(
                        file + " is a hard link: the same file has another name elsewhere, and would be"
                                + " emptied. Nothing was changed. Remove " + file + ", and try again.");
            }
            return channel;
        } catch (IOException e) {
            throw OutputFailure.of("cannot lock the output directory " + root, e, "Nothing was changed.");
        }
    }

    /** How many names a file has; 1 if the file system does not say. */
    private static int names(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
                : 1;
    }

    private Permissions permissions() throws MachineException {
        try {
            return Permissions.shownBy(root.resolve(LOCK));
        } catch (IOException e) {
            throw OutputFailure.of("cannot lock the output directory " + root, e, "Nothing was changed.");
        }
    }

    private FileLock await(FileChannel channel) throws MachineException {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (true) {
            FileLock lock = attempt(channel);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new MachineException("The output directory " + root + " has been in use by " + holder(channel)
                        + " for more than " + patience.toSeconds()
                        + " s. Wait until it is done, or end it, and try again.");
            }
            if (!told) {
                LOG.info("waiting for {} to be done with {}", holder(channel), root);
                told = true;
            }
            pause();
        }
    }

    /**
     * The lock, or null if another build has it. The locked range is beyond the end of the file, so that Windows lets
     * others read the file.
     */
    private FileLock attempt(FileChannel channel) throws MachineException {
        try {
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw OutputFailure.of("cannot lock the output directory " + root, e, "Nothing was changed.");
        }
    }

    private void pause() throws MachineException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException("interrupted while waiting for the output directory " + root, e);
        }
    }

    private static String holder(FileChannel channel) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(200);
            int length = channel.read(buffer, 0);
            String text = length <= 0 ? "" : new String(buffer.array(), 0, length, StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? "another build" : "another build (" + text + ")";
        } catch (IOException e) {
            return "another build";
        }
    }

    private static void close(FileChannel channel, Exception because) {
        try {
            channel.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
