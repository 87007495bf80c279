package io.github.activemqcluster.cluster.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads a log that a running instance writes: each call gives the lines since the last call. A new file of the same
 * name is read from its beginning. Not thread-safe.
 */
public final class GrowingFile {

    private static final int BLOCK = 64 * 1024;

    private final Path file;
    private final boolean rotated;
    private final long from;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private Object identity;
    private long position;

    private GrowingFile(Path file, boolean rotated, long from) {
        this.file = file;
        this.rotated = rotated;
        this.from = from;
    }

    /** A log that begins anew at each start of its instance. */
    public GrowingFile(Path file) {
        this(file, false, 0);
    }

    /**
     * A log that its writer rotates: the old file stays beside the new one, under a name that begins with the log's
     * name and a dot.
     *
     * @param from the first byte to read, if the file is long enough
     */
    public static GrowingFile rotated(Path file, long from) {
        return new GrowingFile(file, true, from);
    }

    /** The lines since the last call; none where there is no file. An unfinished line comes with a later call. */
    public Lines next() throws IOException {
        List<String> lines = new ArrayList<>();
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            Object current = identity(file);
            boolean anew = !Objects.equals(current, identity) || channel.size() < position;
            if (anew) {
                boolean first = identity == null;
                anew = first || !finishOld(lines);
                identity = current;
                position = first && from <= channel.size() ? from : 0;
                if (anew) {
                    unfinished.reset();
                }
            }
            readOn(channel, lines);
            return new Lines(anew, lines);
        } catch (NoSuchFileException e) {
            return new Lines(false, List.of());
        }
    }

    /** Reads the rest of the rotated file, where it is still there. */
    private boolean finishOld(List<String> lines) throws IOException {
        Optional<Path> old = rotated ? old() : Optional.empty();
        if (old.isEmpty()) {
            return false;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(old.get())) {
            if (!Objects.equals(identity(old.get()), identity)) {
                return false;
            }
            readOn(channel, lines);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Optional<Path> old() throws IOException {
        try (DirectoryStream<Path> candidates =
                Files.newDirectoryStream(file.toAbsolutePath().getParent(), file.getFileName() + ".*")) {
            for (Path candidate : candidates) {
                if (Objects.equals(identity(candidate), identity)) {
                    return Optional.of(candidate);
                }
            }
        } catch (NoSuchFileException e) {
            // It was renamed again meanwhile.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private void readOn(SeekableByteChannel channel, List<String> lines) throws IOException {
        channel.position(position);
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (int read = channel.read(block); read > 0; read = channel.read(block)) {
            position += read;
            split(block.array(), read, lines);
            block.clear();
        }
    }

    private void split(byte[] bytes, int length, List<String> lines) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                lines.add(unfinished.toString(Charset.defaultCharset()).stripTrailing());
                unfinished.reset();
            } else {
                unfinished.write(bytes[i]);
            }
        }
    }

    /** The file's number on the disk; on systems without such numbers, its creation time. */
    private static Object identity(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
    }

    /**
     * The new lines.
     *
     * @param anew whether they begin another file than that of the last call
     */
    public record Lines(boolean anew, List<String> lines) {}
}
