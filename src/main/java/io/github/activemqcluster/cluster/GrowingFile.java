package io.github.activemqcluster.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A log that a running instance writes: gives the lines that came since it was last asked. Once another file has its name,
 * which is so at each start of an instance, it is read from the beginning. Not thread-safe.
 */
final class GrowingFile {

    private static final int BLOCK = 64 * 1024;

    private final Path file;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private Object identity;
    private long position;

    GrowingFile(Path file) {
        this.file = file;
    }

    /** The lines since the last call; none where there is no file. A line without its end is left for later. */
    Lines next() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            Object current = identity();
            boolean anew = !Objects.equals(current, identity) || channel.size() < position;
            if (anew) {
                identity = current;
                position = 0;
                unfinished.reset();
            }
            List<String> lines = new ArrayList<>();
            channel.position(position);
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (int read = channel.read(block); read > 0; read = channel.read(block)) {
                position += read;
                split(block.array(), read, lines);
                block.clear();
            }
            return new Lines(anew, lines);
        } catch (NoSuchFileException e) {
            return new Lines(false, List.of());
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

    /** Its number on the disk; where there are none, when it was made. */
    private Object identity() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
    }

    /**
     * What came.
     *
     * @param anew whether these are the first lines of another file than that of the last call
     */
    record Lines(boolean anew, List<String> lines) {}
}
