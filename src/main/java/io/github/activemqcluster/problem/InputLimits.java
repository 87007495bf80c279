package io.github.activemqcluster.problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of a user's file is read at most, so that none makes the build run out of memory or stack. For all readers. */
public final class InputLimits {

    /** Bytes of a file. */
    public static final int FILE_SIZE = 16 * 1024 * 1024;

    /** Elements inside each other. The vocabulary itself needs 7, a broker's plugins 7 as well. */
    public static final int DEPTH = 32;

    private InputLimits() {}

    /** A file has more bytes than are read. */
    public static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("is larger than " + FILE_SIZE / 1024 / 1024 + " MB");
        }
    }

    /**
     * The bytes of a file.
     *
     * @throws TooLarge where there are more than {@link #FILE_SIZE}
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
     * @throws java.nio.charset.CharacterCodingException where its bytes are not UTF-8
     * @throws TooLarge where there are more than {@link #FILE_SIZE}
     */
    public static String text(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(file)))
                .toString();
    }
}
