package io.github.activemqcluster.output;

import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses two things that another user can put into the output directory. The first is a symbolic link, through which
 * the plugin would write files elsewhere. The second is a folder or file of another user, who could change the
 * generated content at any time. The output directory itself may be a link, since only its owner can make a link in its
 * parent.
 */
final class LinkGuard {

    private static final String ADMINISTRATOR = "root";
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private final Path root;
    private final Set<String> trusted = new HashSet<>();
    private final Set<Path> good = new HashSet<>();

    /**
     * A guard for an output directory.
     *
     * @throws IOException if the owner of the directory is unknown
     */
    LinkGuard(Path root) throws IOException {
        this.root = root;
        trusted.add(ADMINISTRATOR);
        // The owner of the directory can replace everything in it.
        owner(root.toRealPath()).ifPresent(trusted::add);
        ProcessHandle.current().info().user().ifPresent(trusted::add);
        // A user without a name, as in containers, has only a number.
        if (Files.exists(THIS_PROCESS)) {
            owner(THIS_PROCESS.toRealPath()).ifPresent(trusted::add);
        }
    }

    /**
     * Checks a path in the output directory and each folder above the path. A path that does not exist yet is good.
     *
     * @throws MachineException which names the file or folder in the way
     */
    void demandOwn(Path path) throws IOException, MachineException {
        if (path.equals(root) || good.contains(path)) {
            return;
        }
        demandOwn(path.getParent());
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            throw new MachineException(path + " is a link, to " + Files.readSymbolicLink(path)
                    + ". What is generated is never written through a link. Nothing was changed. Remove the link; "
                    + mend(path));
        }
        Optional<String> owner = owner(path);
        if (owner.isPresent() && !trusted.contains(owner.get())) {
            throw new MachineException(path + " belongs to the user '" + owner.get()
                    + "', who could change what is generated there. Nothing was changed. Move it away, or name another"
                    + " outputDirectory.");
        }
        if (attributes.isDirectory()) {
            good.add(path);
        }
    }

    private String mend(Path path) {
        return path.startsWith(root.resolve(OutputPath.INSTANCES))
                ? "for stores in another place there is dataDirectory."
                : "for another place there is outputDirectory.";
    }

    /**
     * Empty if the file system has no owners like POSIX. On Windows, a group owns the files that an administrator
     * makes.
     */
    private static Optional<String> owner(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Optional.of(Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName())
                : Optional.empty();
    }
}
