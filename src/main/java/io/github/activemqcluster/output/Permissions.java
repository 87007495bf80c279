package io.github.activemqcluster.output;

import io.github.activemqcluster.output.OutputFile.Kind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The permissions of each generated file and folder. The umask does not count. Everybody may read (0644; scripts and
 * folders 0755). Only the owner may write. Passwords, stores and logs are for the owner alone (0600, 0700). A user who
 * could write a script, a jar or a configuration could act as the user that runs it.
 *
 * <p>A mode that a user made stricter by hand stays. If a file system has no POSIX permissions, an access control list
 * with one entry protects the files of the owner alone.
 */
public final class Permissions {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> OWNERS_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");

    private static final FileAttribute<?>[] NONE = {};

    private final boolean posix;

    private Permissions(boolean posix) {
        this.posix = posix;
    }

    /** The permissions of the file system of an existing folder. */
    public static Permissions of(Path folder) {
        return new Permissions(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    /**
     * The permissions of a file system. A file that may be for its owner alone shows which it has. Some file systems,
     * such as a drive of Windows under Linux, give every file the same mode and take no other. There are no permissions
     * to keep on such a drive.
     */
    static Permissions shownBy(Path file) throws IOException {
        Permissions permissions = of(file);
        if (permissions.posix && !permissions.modeFits(OWNERS_FILE, mode(file))) {
            Files.setPosixFilePermissions(file, OWNERS_FILE);
            return new Permissions(mode(file).equals(OWNERS_FILE));
        }
        return permissions;
    }

    /** Whether files here have a mode. */
    boolean posix() {
        return posix;
    }

    /** Whether a file of that kind may keep its permissions. */
    boolean fit(Kind kind, PosixFileAttributes attributes) {
        return !posix || modeFits(mode(kind), attributes.permissions());
    }

    /** Whether a folder may keep its permissions. */
    boolean folderFits(boolean ownersAlone, PosixFileAttributes attributes) {
        return !posix || modeFits(ownersAlone ? OWNERS_FOLDER : PROGRAM, attributes.permissions());
    }

    /** A stricter mode is good as well, if the owner can still work with it. */
    private boolean modeFits(Set<PosixFilePermission> wanted, Set<PosixFilePermission> actual) {
        return wanted.containsAll(actual) && actual.containsAll(ownersPart(wanted));
    }

    private static Set<PosixFilePermission> ownersPart(Set<PosixFilePermission> of) {
        Set<PosixFilePermission> part = EnumSet.copyOf(of);
        part.retainAll(OWNERS_FOLDER);
        return part;
    }

    /** Attributes for a new file that only the owner may use until the file has its final mode. */
    FileAttribute<?>[] fileAtCreation() {
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS_FILE)} : NONE;
    }

    /** The same attributes for a folder. */
    FileAttribute<?>[] folderAtCreation() {
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS_FOLDER)} : NONE;
    }

    /**
     * Gives a file of that kind its mode.
     *
     * @param replaced the file that it replaces; if fewer users may read that file, the new file keeps this
     */
    void grant(Kind kind, Path file, Optional<Path> replaced) throws IOException {
        if (!posix) {
            if (isOwnersAlone(kind)) {
                restrictToOwner(file);
            }
            return;
        }
        Set<PosixFilePermission> wanted = EnumSet.copyOf(mode(kind));
        if (replaced.isPresent()) {
            Set<PosixFilePermission> before = mode(replaced.get());
            // A replaced file that was no script has readers, but no right to run.
            wanted.removeIf(permission -> !ownersPart(mode(kind)).contains(permission)
                    && !before.contains(permission)
                    && !(isToRun(permission) && before.contains(reading(permission))));
        }
        Files.setPosixFilePermissions(file, wanted);
    }

    private static boolean isToRun(PosixFilePermission permission) {
        return permission == PosixFilePermission.GROUP_EXECUTE || permission == PosixFilePermission.OTHERS_EXECUTE;
    }

    private static PosixFilePermission reading(PosixFilePermission running) {
        return running == PosixFilePermission.GROUP_EXECUTE
                ? PosixFilePermission.GROUP_READ
                : PosixFilePermission.OTHERS_READ;
    }

    /** Gives a folder its mode; a folder with fewer readers keeps fewer readers. */
    void grantFolder(Path folder, boolean ownersAlone, boolean isNew) throws IOException {
        if (posix) {
            Set<PosixFilePermission> wanted = EnumSet.copyOf(ownersAlone ? OWNERS_FOLDER : PROGRAM);
            if (!isNew) {
                wanted.retainAll(mode(folder));
                wanted.addAll(OWNERS_FOLDER);
            }
            Files.setPosixFilePermissions(folder, wanted);
        }
    }

    /** Gives all files and folders in a folder, and last the folder itself, the mode that lets everybody read. */
    void grantTree(Path folder) throws IOException {
        if (!posix) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    boolean program = mode(file).contains(PosixFilePermission.OWNER_EXECUTE);
                    Files.setPosixFilePermissions(file, program ? PROGRAM : FILE);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.setPosixFilePermissions(visited, PROGRAM);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The mode of a file or folder, in octal digits, if a user besides the owner may change it; otherwise empty. */
    public Optional<String> looseness(Path path) throws IOException {
        if (!posix) {
            return Optional.empty();
        }
        Set<PosixFilePermission> mode = mode(path);
        return mode.contains(PosixFilePermission.GROUP_WRITE) || mode.contains(PosixFilePermission.OTHERS_WRITE)
                ? Optional.of(octal(mode))
                : Optional.empty();
    }

    static String octal(Set<PosixFilePermission> mode) {
        int bits = 0;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            bits = bits << 1 | (mode.contains(permission) ? 1 : 0);
        }
        return "0" + Integer.toOctalString(bits);
    }

    private static Set<PosixFilePermission> mode(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .permissions();
    }

    private static Set<PosixFilePermission> mode(Kind kind) {
        return switch (kind) {
            case PLAIN, IDENTITY -> FILE;
            case EXECUTABLE -> PROGRAM;
            case PRIVATE, SECRET -> OWNERS_FILE;
        };
    }

    private static boolean isOwnersAlone(Kind kind) {
        return mode(kind).equals(OWNERS_FILE);
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
