package io.github.activemqcluster.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every file and folder below a folder with its time of change, size and mode: two are equal only if nothing was
 * written between them.
 */
public record OutputSnapshot(Map<String, String> entries) {

    public static OutputSnapshot of(Path folder) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.forEach(path -> entries.put(folder.relativize(path).toString(), describe(path)));
        }
        return new OutputSnapshot(entries);
    }

    private static String describe(Path path) {
        try {
            return Files.readAttributes(path, "lastModifiedTime,size", LinkOption.NOFOLLOW_LINKS)
                    + (Files.isRegularFile(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
