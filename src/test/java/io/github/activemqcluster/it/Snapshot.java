package io.github.activemqcluster.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything below a directory at one moment. */
public final class Snapshot {

    private Snapshot() {}

    /**
     * Each file and directory with its modification time and, of a file, its size: the text changes once anything was
     * written.
     */
    public static Map<String, String> of(File directory) throws IOException {
        return describe(
                directory.toPath(),
                path -> Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                        + (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                                ? " " + Files.size(path) + " bytes"
                                : ""));
    }

    /** Each file and directory with its content: the text changes once any content changed. */
    public static Map<String, String> ofContent(File directory) throws IOException {
        return describe(
                directory.toPath(),
                path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? hash(Files.readAllBytes(path)) : "");
    }

    private static Map<String, String> describe(Path directory, Description description) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.forEach(path -> {
                try {
                    entries.put(directory.relativize(path).toString(), description.of(path));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return entries;
    }

    private static String hash(byte[] content) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(content)).toString(16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Description {
        String of(Path path) throws IOException;
    }
}
