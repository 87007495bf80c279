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
 * A folder that takes the place of another, or of none, once it is complete. It is filled under a name of its own beside
 * its place, so that whoever looks at the place sees the old folder whole, or the new one.
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
     * @param place where the folder is to be in the end
     */
    public FolderSwap(Path place) throws IOException {
        this.place = place;
        this.fresh = place.resolveSibling("." + place.getFileName() + FRESH);
        this.old = place.resolveSibling("." + place.getFileName() + OLD);
        Permissions permissions = made(place.getParent());
        new FileTree(fresh).delete();
        // Nobody else may put anything in before it is complete.
        Files.createDirectory(fresh, permissions.folderAtCreation());
    }

    private static Permissions made(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            Permissions permissions = Permissions.of(Files.createDirectories(parent.getParent()));
            try {
                Files.createDirectory(parent, permissions.folderAtCreation());
                permissions.grantFolder(parent, false, true);
            } catch (FileAlreadyExistsException e) {
                // Two homes are made side by side.
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

    /** Deletes what is not in its place: the new folder if it was not committed, the old one if it was. */
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

    /** Mends what a run left that was killed while it swapped: an old folder returns where no new one has come. */
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
