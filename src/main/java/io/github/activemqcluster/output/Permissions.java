package io.github.activemqcluster.output;

import io.github.activemqcluster.output.OutputFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what with a generated file. The user's umask is respected: it decides who may read; what this class adds
 * is that whoever may read a script may also run it, and that a secret is its owner's alone. Where a file system has no
 * POSIX permissions, only the secret is protected, by an access control list with one entry.
 */
final class Permissions {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final boolean posix;

    Permissions(Path root) {
        posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Whether files here have a mode. */
    boolean posix() {
        return posix;
    }

    /** Whether a file of that kind may stay as it is. */
    boolean fit(Kind kind, PosixFileAttributes attributes) {
        Set<PosixFilePermission> actual = attributes.permissions();
        return actual.equals(wanted(kind, actual));
    }

    /**
     * Attributes with which a file of that kind is created, so that a secret is never readable, not even for a moment,
     * and a script need not be changed afterwards. The operating system takes away what the umask forbids.
     */
    FileAttribute<?>[] atCreation(Kind kind) {
        if (!posix) {
            return new FileAttribute<?>[0];
        }
        return switch (kind) {
            case SECRET, PRIVATE -> new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)};
            case EXECUTABLE ->
                new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(EnumSet.allOf(PosixFilePermission.class))};
            case PLAIN, IDENTITY -> new FileAttribute<?>[0];
        };
    }

    /**
     * Gives a new file of that kind the permissions that it could not be created with.
     *
     * @param replaced the file whose place it takes, whose readers it keeps
     */
    void grant(Kind kind, Path file, Optional<Path> replaced) throws IOException {
        if (!posix && isOwnersAlone(kind)) {
            restrictToOwner(file);
        }
        if (posix && replaced.isPresent()) {
            Set<PosixFilePermission> wanted = wanted(kind, Files.getPosixFilePermissions(replaced.get()));
            if (!wanted.equals(Files.getPosixFilePermissions(file))) {
                Files.setPosixFilePermissions(file, wanted);
            }
        }
    }

    private static Set<PosixFilePermission> wanted(Kind kind, Set<PosixFilePermission> given) {
        if (isOwnersAlone(kind)) {
            return OWNER_ONLY;
        }
        Set<PosixFilePermission> wanted = EnumSet.copyOf(OWNER_ONLY);
        wanted.addAll(given);
        boolean executable = kind == Kind.EXECUTABLE;
        follow(wanted, PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE, executable);
        follow(wanted, PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE, executable);
        follow(wanted, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE, executable);
        return wanted;
    }

    private static boolean isOwnersAlone(Kind kind) {
        return kind == Kind.SECRET || kind == Kind.PRIVATE;
    }

    private static void follow(
            Set<PosixFilePermission> permissions,
            PosixFilePermission read,
            PosixFilePermission execute,
            boolean executable) {
        if (executable && permissions.contains(read)) {
            permissions.add(execute);
        } else {
            permissions.remove(execute);
        }
    }

    private static void restrictToOwner(Path file) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (view != null) {
            view.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(view.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
    }
}
