package io.github.activemqcluster.distribution;

import io.github.activemqcluster.output.OutputFailure;
import io.github.activemqcluster.problem.MachineException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A {@code .tar.gz} or {@code .zip} file. The first bytes say which of them; the name does not count. */
final class Archive {

    private static final int BUFFER = 256 * 1024;
    private static final int GZIP = 0x1f8b;
    private static final int ZIP = 0x504b;

    private final Path file;

    Archive(Path file) {
        this.file = file;
    }

    /**
     * Unpacks the archive.
     *
     * @throws MachineException if the archive is broken, dangerous or no archive, or if the disk fails; the caller then
     *     has to delete the folder
     */
    void unpack(UnpackedFolder into) throws MachineException {
        try {
            switch (magic()) {
                case GZIP -> unpackTar(into);
                case ZIP -> unpackZip(into);
                default -> throw new ArchiveFault("it is neither a .tar.gz nor a .zip archive");
            }
            into.finish();
        } catch (ArchiveFault e) {
            throw unusable(e.getMessage(), e);
        } catch (FileSystemException e) {
            throw OutputFailure.of("cannot unpack " + file, e, "Nothing was changed.");
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private int magic() throws IOException {
        if (Files.isDirectory(file)) {
            throw new ArchiveFault("it is a folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(2);
            return first.length < 2 ? 0 : ((first[0] & 0xff) << 8) | (first[1] & 0xff);
        } catch (NoSuchFileException e) {
            throw new ArchiveFault("there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new ArchiveFault("user '" + System.getProperty("user.name") + "' may not read it", e);
        }
    }

    private void unpackTar(UnpackedFolder into) throws IOException {
        try (ReadAhead inflated = new ReadAhead(
                        new GZIPInputStream(Files.newInputStream(file), BUFFER), UnpackedFolder.MOST_BYTES);
                TarArchiveInputStream tar = new TarArchiveInputStream(inflated, StandardCharsets.UTF_8.name())) {
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null) {
                throw new ArchiveFault("it is empty");
            }
            for (; entry != null; entry = tar.getNextEntry()) {
                place(entry, tar, into);
            }
            // Reads to the very end, since the checksum of the whole archive is there.
            inflated.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void place(TarArchiveEntry entry, InputStream content, UnpackedFolder into) throws IOException {
        String name = entry.getName();
        if (entry.isDirectory()) {
            into.directory(name);
        } else if (entry.isSymbolicLink()) {
            into.symbolicLink(name, entry.getLinkName());
        } else if (entry.isLink()) {
            into.hardLink(name, entry.getLinkName());
        } else if (entry.isFile() && !entry.isFIFO() && !entry.isCharacterDevice() && !entry.isBlockDevice()) {
            into.file(name, entry.getMode(), content);
        } else {
            throw new ArchiveFault("its entry '" + name + "' is a device or pipe");
        }
    }

    private void unpackZip(UnpackedFolder into) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
            if (!entries.hasMoreElements()) {
                throw new ArchiveFault("it is empty");
            }
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                if (entry.isDirectory()) {
                    into.directory(entry.getName());
                } else if (entry.isUnixSymlink()) {
                    into.symbolicLink(entry.getName(), zip.getUnixSymlink(entry));
                } else {
                    try (InputStream content = zip.getInputStream(entry)) {
                        into.file(entry.getName(), entry.getUnixMode(), content);
                    }
                }
            }
        }
    }

    /** The fault is in the bytes of the archive: neither a rule of ours nor the file system objected. */
    private MachineException damaged(IOException cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof EOFException) {
                return unusable("it ends too early, as after an interrupted download", cause);
            }
        }
        return unusable("it is damaged (" + cause.getMessage() + ")", cause);
    }

    private MachineException unusable(String fault, IOException cause) {
        return new MachineException("The archive " + file + " cannot be used: " + fault + ".", cause);
    }
}
