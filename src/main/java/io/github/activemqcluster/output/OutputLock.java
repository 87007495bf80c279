package io.github.activemqcluster.output;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to change an output directory, until it is closed. */
public final class OutputLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutputLock.class);

    private final Path root;
    private final Permissions permissions;
    private final Mover mover;
    private final FileChannel channel;
    private final FileLock lock;
    private boolean announced;

    OutputLock(Path root, Permissions permissions, Mover mover, FileChannel channel, FileLock lock) {
        this.root = root;
        this.permissions = permissions;
        this.mover = mover;
        this.channel = channel;
        this.lock = lock;
    }

    /** The output directory, absolute. */
    public Path root() {
        return root;
    }

    /** The folder of the homes. */
    public Path homes() {
        return root.resolve(OutputPath.HOMES);
    }

    /** The folder of the JDBC drivers. */
    public Path drivers() {
        return root.resolve(OutputPath.DRIVERS);
    }

    /**
     * Refuses a path in this directory that leads out of it, or belongs to another user.
     *
     * @throws MachineException which names the file or folder in the way, and how to mend the problem
     */
    public void demandOwn(Path path) throws MachineException {
        try {
            new LinkGuard(root).demandOwn(path);
        } catch (IOException e) {
            throw OutputFailure.of("cannot look at " + path, e, "Nothing was changed.");
        }
    }

    /** The instances of this directory that run. */
    public RunningInstances running() {
        return new RunningInstances(root);
    }

    /**
     * Compares the files with the files on disk. Changes nothing.
     *
     * @throws MachineException if the directory cannot be read, or if an instance runs whose files would change
     * @throws TopologyException if a path is refused, or an instance's identity differs from the one on disk
     */
    public PlannedChanges plan(List<OutputFile> files) throws MachineException, TopologyException {
        return new Comparison(this, permissions, mover, running()).of(files);
    }

    /**
     * Writes a note, for the builds that wait, which names the holder of the lock. The caller calls it right before the
     * first change and not earlier, since a run without changes must write nothing, and ends in a moment.
     */
    public synchronized void announce() throws MachineException {
        if (announced) {
            return;
        }
        announced = true;
        try {
            channel.truncate(0);
            channel.write(
                    StandardCharsets.UTF_8.encode("process "
                            + ProcessHandle.current().pid() + " of user '" + System.getProperty("user.name") + "'\n"),
                    0);
        } catch (IOException e) {
            throw OutputFailure.of("cannot write to " + root, e, "Nothing was changed.");
        }
    }

    /** Deletes the files that an unfinished run was writing. */
    void clearLeftovers() throws MachineException {
        demandOwn(homes());
        demandOwn(drivers());
        try {
            Path staging = root.resolve(Staging.NAME);
            if (Files.exists(staging, LinkOption.NOFOLLOW_LINKS)) {
                LOG.info("clearing away {}, which an interrupted run left", staging);
                new FileTree(staging).delete();
            }
            FolderSwap.recover(homes());
            FolderSwap.recover(drivers());
        } catch (IOException e) {
            throw OutputFailure.of(
                    "cannot clear away what an interrupted run left in " + root, e, "Nothing was changed.");
        }
    }

    @Override
    public void close() throws MachineException {
        try (channel) {
            if (announced) {
                channel.truncate(0);
            }
            lock.release();
        } catch (IOException e) {
            throw OutputFailure.of("cannot unlock the output directory " + root, e, "Everything is written.");
        }
    }
}
