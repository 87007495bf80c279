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
     * Refuses a path in this directory that leads elsewhere, or belongs to another user.
     *
     * @throws MachineException which says what is in the way, and how to mend it
     */
    public void demandOwn(Path path) throws MachineException {
        try {
            new LinkGuard(root).demandOwn(path);
        } catch (IOException e) {
            throw OutputFailure.of("cannot look at " + path, e, "Nothing was changed.");
        }
    }

    /** Which instances of this directory run. */
    public RunningInstances running() {
        return new RunningInstances(root);
    }

    /**
     * Compares the files with those that are there. Changes nothing.
     *
     * @throws MachineException where the directory cannot be read, or where an instance runs whose files would change
     * @throws TopologyException where a path is refused or an instance's identity differs from the one that is there
     */
    public PlannedChanges plan(List<OutputFile> files) throws MachineException, TopologyException {
        return new Comparison(this, permissions, mover, running()).of(files);
    }

    /**
     * To be called before the first change: leaves a note for those who wait, which says who has the lock. Not earlier,
     * since a run that changes nothing must write nothing, and is over in a moment.
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

    /** Clears away what was being written by a run that did not finish. */
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
