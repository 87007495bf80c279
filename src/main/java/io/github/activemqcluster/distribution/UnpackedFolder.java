package io.github.activemqcluster.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The folder into which an archive is unpacked, and its guard: no entry of the archive is written outside of the
 * folder. The archive's one top folder is stripped.
 */
final class UnpackedFolder {

    /** An ActiveMQ archive has some 700 entries. */
    private static final int MOST_ENTRIES = 50_000;

    /** The largest release so far, 5.16.7, has 74 MB unpacked. */
    static final long MOST_BYTES = 2L << 30;

    private static final int BUFFER = 128 * 1024;

    private static final int EXECUTABLE_BITS = 0111;

    private final Path root;
    private final boolean posix;
    private final Predicate<Path> skipped;
    private final long mostBytes;
    private final byte[] buffer = new byte[BUFFER];
    private final Set<Path> folders = new HashSet<>();
    private final Map<Path, Path> links = new LinkedHashMap<>();
    private String top;
    private int entries;
    private long bytes;

    /** With a test for the files to leave out; the test gets a path relative to the archive's top folder. */
    UnpackedFolder(Path root, Predicate<Path> skipped) {
        this(root, skipped, MOST_BYTES);
    }

    /** With another limit, in bytes. */
    UnpackedFolder(Path root, Predicate<Path> skipped, long mostBytes) {
        this.root = root;
        this.mostBytes = mostBytes;
        FileSystem system = root.getFileSystem();
        this.posix = system.supportedFileAttributeViews().contains("posix");
        this.skipped = skipped;
        folders.add(root);
    }

    /** Checks a folder. The folder is made with its first file, and not at all if all its files are left out. */
    void directory(String name) throws IOException {
        place(name);
    }

    /**
     * Writes a file. Of the file's mode, only the right to run is kept; the rest is set once the folder is complete.
     */
    void file(String name, int mode, InputStream content) throws IOException {
        Path target = place(name);
        if (target == null) {
            return;
        }
        makeFolder(target.getParent());
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
                bytes += length;
                if (bytes > mostBytes) {
                    throw ArchiveFault.tooLarge(mostBytes);
                }
                write(out, length, target);
            }
        }
        if (posix && (mode & EXECUTABLE_BITS) != 0) {
            makeExecutable(target);
        }
    }

    /** Names the file in a failure, so that the failure does not look like a fault of the archive. */
    private void write(OutputStream out, int length, Path target) throws FileSystemException {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            FileSystemException failure = new FileSystemException(target.toString(), null, e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    /** Notes a symbolic link. Links are made at the end, so that no entry is ever written through one. */
    void symbolicLink(String name, String to) throws IOException {
        Path target = place(name);
        if (target == null) {
            return;
        }
        Path pointed;
        try {
            pointed = target.getFileSystem().getPath(to);
        } catch (InvalidPathException e) {
            throw new ArchiveFault("its link '" + name + "' points to '" + to + "', which is no path", e);
        }
        if (pointed.isAbsolute() || !target.resolveSibling(pointed).normalize().startsWith(root)) {
            throw new ArchiveFault("its link '" + name + "' points out of it, to '" + to + "'");
        }
        links.put(target, pointed);
    }

    /** Makes a second name for an existing file. */
    void hardLink(String name, String to) throws IOException {
        Path target = place(name);
        Path existing = place(to);
        if (target == null) {
            return;
        }
        if (existing == null || !Files.isRegularFile(existing, LinkOption.NOFOLLOW_LINKS)) {
            throw new ArchiveFault("its entry '" + name + "' is a link to '" + to + "', which is not there");
        }
        makeFolder(target.getParent());
        Files.createLink(target, existing);
    }

    /** Makes the links. A link may lead through another link: only its real target counts. */
    void finish() throws IOException {
        for (Map.Entry<Path, Path> link : links.entrySet()) {
            for (Path above = link.getKey().getParent(); !above.equals(root); above = above.getParent()) {
                if (links.containsKey(above)) {
                    throw new ArchiveFault(
                            "its link '" + root.relativize(link.getKey()) + "' lies behind another link");
                }
            }
            makeFolder(link.getKey().getParent());
            makeLink(link.getKey(), link.getValue());
        }
        Path real = root.toRealPath();
        for (Path link : links.keySet()) {
            Path end;
            try {
                end = link.toRealPath();
            } catch (IOException e) {
                throw new ArchiveFault("its link '" + root.relativize(link) + "' points to nothing", e);
            }
            if (!end.startsWith(real)) {
                Files.delete(link);
                throw new ArchiveFault("its link '" + root.relativize(link) + "' points out of it");
            }
        }
    }

    /** The target of an entry; null for the top folder itself and for a file that is left out. */
    private Path place(String name) throws ArchiveFault {
        if (++entries > MOST_ENTRIES) {
            throw new ArchiveFault("it has more than " + MOST_ENTRIES + " entries; no release has that many");
        }
        String relative = inTop(name);
        if (relative.isEmpty()) {
            return null;
        }
        Path path;
        try {
            path = root.getFileSystem().getPath(relative);
        } catch (InvalidPathException e) {
            throw new ArchiveFault("its entry '" + name + "' is no path", e);
        }
        return skipped.test(path) ? null : root.resolve(path);
    }

    private String inTop(String name) throws ArchiveFault {
        String plain = name.startsWith("./") ? name.substring(2) : name;
        String trimmed = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        if (trimmed.isEmpty() || trimmed.equals(".")) {
            return "";
        }
        for (String part : trimmed.split("/", -1)) {
            if (part.isEmpty() || part.equals("..") || part.equals(".") || part.contains("\\") || part.contains(":")) {
                throw new ArchiveFault("its entry '" + name + "' would be written outside of the folder");
            }
        }
        int slash = trimmed.indexOf('/');
        String first = slash < 0 ? trimmed : trimmed.substring(0, slash);
        if (top == null) {
            top = first;
        }
        if (!top.equals(first)) {
            throw new ArchiveFault("it is not the archive of a release: it has '" + top + "' and '" + first
                    + "' at the top, where a release has one folder");
        }
        return slash < 0 ? "" : trimmed.substring(slash + 1);
    }

    private void makeFolder(Path folder) throws IOException {
        if (folders.add(folder)) {
            try {
                Files.createDirectories(folder);
            } catch (FileAlreadyExistsException e) {
                throw twice(folder, e);
            }
        }
    }

    private void makeLink(Path link, Path to) throws IOException {
        try {
            Files.createSymbolicLink(link, to);
        } catch (FileAlreadyExistsException e) {
            throw twice(link, e);
        }
    }

    /** The folder was empty, so the file in the way came from the archive. */
    private ArchiveFault twice(Path path, IOException cause) {
        return new ArchiveFault("its entry '" + root.relativize(path) + "' is there twice, as different things", cause);
    }

    private static void makeExecutable(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        Files.setPosixFilePermissions(file, permissions);
    }
}
