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
 * Who may do what with a generated file or folder. The umask has no say: everybody may read (0644, scripts and folders
 * 0755), nobody but the owner may write, and what holds passwords, stores or logs is the owner's alone (0600, 0700). Who
 * could write a script, a jar or a configuration would be the user that runs it.
 *
 * <p>A mode that somebody has made stricter by hand stays. Where a file system has no POSIX permissions, what is the
 * owner's alone is protected by an access control list with one entry.
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

    /** Those of the file system of a folder that is there. */
    public static Permissions of(Path folder) {
        return new Permissions(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    /**
     * Those of a file system, as a file shows that may be its owner's alone. Some, such as a drive of Windows under Linux,
     * give every file the same mode and take no other: there are none to keep there.
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

    /** Whether a file of that kind may stay as it is. */
    boolean fit(Kind kind, PosixFileAttributes attributes) {
        return !posix || modeFits(mode(kind), attributes.permissions());
    }

    /** Whether a folder may stay as it is. */
    boolean folderFits(boolean ownersAlone, PosixFileAttributes attributes) {
        return !posix || modeFits(ownersAlone ? OWNERS_FOLDER : PROGRAM, attributes.permissions());
    }

    /** Stricter is good as well, as long as the owner can still work with it. */
    private boolean modeFits(Set<PosixFilePermission> wanted, Set<PosixFilePermission> actual) {
        return wanted.containsAll(actual) && actual.containsAll(ownersPart(wanted));
    }

    private static Set<PosixFilePermission> ownersPart(Set<PosixFilePermission> of) {
        Set<PosixFilePermission> part = EnumSet.copyOf(of);
        part.retainAll(OWNERS_FOLDER);
        return part;
    }

    /** Attributes with which a file is created that is nobody else's until it has its own mode. */
    FileAttribute<?>[] fileAtCreation() {
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS_FILE)} : NONE;
    }

    /** The same for a folder. */
    FileAttribute<?>[] folderAtCreation() {
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS_FOLDER)} : NONE;
    }

    /**
     * Gives a file of that kind its mode.
     *
     * @param replaced the file whose place it takes; if its readers are fewer, they stay so
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
            // A file that was no script before has readers, but nobody who runs it.
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

    /** Gives a folder its mode; one that has fewer readers keeps them few. */
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

    /** Gives all that is in a folder, and in the end the folder, the mode of files and folders that everybody may read. */
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

    /** Whether somebody besides the owner may change a file or folder: its mode, in octal digits; empty where nobody may. */
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
