package io.github.activemqcluster.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that takes its place, and replaces the old folder there if there is one, once it is complete. It is filled
 * under another name beside its place. A reader of the place therefore sees the whole old folder or the whole new one.
 */
public final class FolderSwap implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderSwap.class);

    private static final String FRESH = ".partial";
    private static final String OLD = ".old";

    private final Path place;
    private final Path fresh;
    private final Path old;

    /**
     * Begins with an empty folder.
     *
     * @param place the final path of the folder
     */
    public FolderSwap(Path place) throws IOException {
        this.place = place;
        this.fresh = place.resolveSibling("." + place.getFileName() + FRESH);
        this.old = place.resolveSibling("." + place.getFileName() + OLD);
        Permissions permissions = made(place.getParent());
        new FileTree(fresh).delete();
        // No other user may write into the folder before it is complete.
        Files.createDirectory(fresh, permissions.folderAtCreation());
    }

    private static Permissions made(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            Permissions permissions = Permissions.of(Files.createDirectories(parent.getParent()));
            try {
                Files.createDirectory(parent, permissions.folderAtCreation());
                permissions.grantFolder(parent, false, true);
            } catch (FileAlreadyExistsException e) {
                // Two homes can be made at the same time.
            }
        }
        return Permissions.of(parent);
    }

    /** The folder to be filled. */
    public Path folder() {
        return fresh;
    }

    /** Puts the folder in its place, with modes that do not depend on the umask. */
    public void commit() throws IOException {
        Permissions.of(place.getParent()).grantTree(fresh);
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        new FileTree(old).delete();
        Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    /** Deletes the folder that is not in its place: the new one before a commit, the old one after it. */
    @Override
    public void close() {
        for (Path leftover : new Path[] {fresh, old}) {
            try {
                new FileTree(leftover).delete();
            } catch (IOException e) {
                LOG.debug("left to the next run: {}", leftover, e);
            }
        }
    }

    /** Repairs the state after a run that was killed during a swap: the old folder returns if no new one came. */
    static void recover(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(parent, ".*{" + FRESH + "," + OLD + "}")) {
            for (Path leftover : leftovers) {
                recoverOne(leftover);
            }
        }
    }

    private static void recoverOne(Path leftover) throws IOException {
        String name = leftover.getFileName().toString();
        if (name.endsWith(OLD)) {
            Path place = leftover.resolveSibling(name.substring(1, name.length() - OLD.length()));
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                LOG.info("putting {} back, which an interrupted run had moved aside", place);
                Files.move(leftover, place, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
        }
        LOG.info("clearing away {}, which an interrupted run left", leftover);
        new FileTree(leftover).delete();
    }
}
