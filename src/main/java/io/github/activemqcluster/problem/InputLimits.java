package io.github.activemqcluster.problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Limits the size of a user's file, so that no file makes the build run out of memory or stack. All readers use the
 * limits.
 */
public final class InputLimits {

    /** The largest size of a file in bytes. */
    public static final int FILE_SIZE = 16 * 1024 * 1024;

    /** The largest depth of nested elements. The vocabulary needs 7, a broker's plugins need 7 too. */
    public static final int DEPTH = 32;

    private InputLimits() {}

    /** A file is larger than the limit. */
    public static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("is larger than " + FILE_SIZE / 1024 / 1024 + " MB");
        }
    }

    /**
     * The bytes of a file.
     *
     * @throws TooLarge if there are more than {@link #FILE_SIZE}
     */
    public static byte[] bytes(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(FILE_SIZE + 1);
            if (content.length > FILE_SIZE) {
                throw new TooLarge();
            }
            return content;
        }
    }

    /**
     * The text of a file in UTF-8.
     *
     * @throws java.nio.charset.CharacterCodingException if the bytes are not UTF-8
     * @throws TooLarge if there are more than {@link #FILE_SIZE} bytes
     */
    public static String text(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(file)))
                .toString();
    }
}
