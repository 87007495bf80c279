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
 * Refuses what somebody else may have put in the way: a symbolic link inside the output directory, through which files
 * elsewhere would be written, and a folder or file of another user, who could change at any time what is generated into it.
 * The output directory itself may be a link, since only its owner can make one in its parent.
 */
final class LinkGuard {

    private static final String ADMINISTRATOR = "root";
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private final Path root;
    private final Set<String> trusted = new HashSet<>();
    private final Set<Path> good = new HashSet<>();

    /**
     * For an output directory.
     *
     * @throws IOException where nobody can say whose it is
     */
    LinkGuard(Path root) throws IOException {
        this.root = root;
        trusted.add(ADMINISTRATOR);
        // Whose the directory is can replace all that is in it.
        owner(root.toRealPath()).ifPresent(trusted::add);
        ProcessHandle.current().info().user().ifPresent(trusted::add);
        // A user without a name, as in containers, is known by its number alone.
        if (Files.exists(THIS_PROCESS)) {
            owner(THIS_PROCESS.toRealPath()).ifPresent(trusted::add);
        }
    }

    /**
     * Looks at a path in the output directory and at each folder above it. What is not there yet is good.
     *
     * @throws MachineException which names what is in the way
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

    /** Empty where the file system has other owners than POSIX: on Windows, what an administrator makes is a group's. */
    private static Optional<String> owner(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Optional.of(Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName())
                : Optional.empty();
    }
}
