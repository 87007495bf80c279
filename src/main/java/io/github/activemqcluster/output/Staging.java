package io.github.activemqcluster.output;

import io.github.activemqcluster.output.OutputFile.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes several files, all or none.
 *
 * <p>First everything is prepared in a folder below the output directory, so on the same file system. The new files are
 * complete, the old ones are kept, and the target folders exist and are writable. Most failures, above all a full disk,
 * come during this preparation, before any change. {@link #commit()} then only renames. If a rename fails, {@code
 * commit} renames the other files back. A process that is killed in between leaves whole files, some new and some old.
 * The next run finishes the work, since it compares with the files on disk.
 */
final class Staging implements AutoCloseable {

    /** The folder's name in the output directory. */
    static final String NAME = ".staging";

    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

    private static final Set<OpenOption> CREATE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path root;
    private final Path folder;
    private final Permissions permissions;
    private final Mover mover;
    private final List<Step> steps = new ArrayList<>();

    /** Folders that exist, so that each is checked only once. */
    private final Set<Path> goodFolders = new HashSet<>();

    /** The folders among them that were made here, so they hold nothing to keep. Outer folders come first. */
    private final Set<Path> newFolders = new LinkedHashSet<>();

    private boolean committed;

    /** One file: its new content, empty for a removed file; and its old content, empty for a new file. */
    private record Step(Path target, Path fresh, Path old) {}

    Staging(Path root, Permissions permissions, Mover mover) throws IOException {
        this.root = root;
        this.folder = root.resolve(NAME);
        this.permissions = permissions;
        this.mover = mover;
        new FileTree(folder).delete();
        Files.createDirectory(folder, permissions.folderAtCreation());
    }

    /** Prepares a file that is new or replaces another. */
    void replace(Path target, Kind kind, byte[] content) throws IOException {
        makeFolders(target.getParent());
        Path fresh = folder.resolve(steps.size() + ".new");
        try (WritableByteChannel out = Files.newByteChannel(fresh, CREATE, permissions.fileAtCreation())) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
        }
        Path old = keep(target);
        permissions.grant(kind, fresh, Optional.of(target).filter(there -> old != null && Files.isRegularFile(there)));
        steps.add(new Step(target, fresh, old));
    }

    /** Prepares the removal of an existing file. */
    void remove(Path target) throws IOException {
        demandWritable(target.getParent());
        steps.add(new Step(target, null, keep(target)));
    }

    /**
     * Makes all changes.
     *
     * @throws IOException if a change fails; the other changes are undone then
     */
    void commit() throws IOException {
        int done = 0;
        try {
            for (; done < steps.size(); done++) {
                Step step = steps.get(done);
                if (step.fresh() == null) {
                    Files.delete(step.target());
                } else {
                    mover.move(step.fresh(), step.target());
                }
            }
            committed = true;
        } catch (IOException e) {
            takeBack(steps.subList(0, done), e);
            throw e;
        }
    }

    private static void takeBack(List<Step> done, IOException because) {
        for (int index = done.size() - 1; index >= 0; index--) {
            Step step = done.get(index);
            try {
                if (step.old() == null) {
                    Files.deleteIfExists(step.target());
                } else {
                    Files.move(step.old(), step.target(), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                because.addSuppressed(e);
            }
        }
    }

    /** A second name for the file is cheap and keeps even its times; a copy if the file system has no links. */
    private Path keep(Path target) throws IOException {
        if (newFolders.contains(target.getParent()) || !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        Path old = folder.resolve(steps.size() + ".old");
        try {
            Files.createLink(old, target);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(target, old, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
        return old;
    }

    private void makeFolders(Path wanted) throws IOException {
        if (goodFolders.contains(wanted)) {
            return;
        }
        if (Files.isDirectory(wanted)) {
            demandWritable(wanted);
        } else if (Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(wanted.toString());
        } else {
            makeFolders(wanted.getParent());
            makeFolder(wanted);
        }
        goodFolders.add(wanted);
    }

    private void makeFolder(Path wanted) throws IOException {
        try {
            Files.createDirectory(wanted, permissions.folderAtCreation());
            newFolders.add(wanted);
            permissions.grantFolder(wanted, OutputPath.isOwnersAlone(OutputPath.text(root, wanted)), true);
        } catch (FileAlreadyExistsException e) {
            // A start script may make its instance's folders at the same moment.
            demandWritable(wanted);
        }
    }

    private static void demandWritable(Path wanted) throws AccessDeniedException {
        if (!Files.isWritable(wanted)) {
            throw new AccessDeniedException(wanted.toString());
        }
    }

    /** Deletes the staging folder, and the folders that were made for files that were not written. */
    @Override
    public void close() {
        try {
            new FileTree(folder).delete();
            if (!committed) {
                List<Path> innermostFirst = new ArrayList<>(newFolders);
                Collections.reverse(innermostFirst);
                for (Path made : innermostFirst) {
                    Files.deleteIfExists(made);
                }
            }
        } catch (IOException e) {
            LOG.debug("left to the next run: {}", folder, e);
        }
    }
}
