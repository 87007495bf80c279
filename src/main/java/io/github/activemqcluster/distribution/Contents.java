package io.github.activemqcluster.distribution;

import io.github.activemqcluster.output.Permissions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that were put into a folder, each with its size and its SHA-256. A file in the folder lists them. The list
 * shows later whether the folder is still whole.
 */
final class Contents {

    /** The list's name in the folder. A line for each file: size, SHA-256, path. The start scripts read it too. */
    static final String NAME = "activemq-cluster-files.txt";

    /** The files by their path in the folder; slashes separate the parts of a path. */
    private final Map<String, Entry> entries;

    private Contents(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** Lists the files in a folder now, and writes the list into it. */
    static void record(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Path> file : files(folder).entrySet()) {
            text.append(Files.size(file.getValue()))
                    .append(' ')
                    .append(hash(file.getValue()))
                    .append(' ')
                    .append(file.getKey())
                    .append('\n');
        }
        Files.writeString(folder.resolve(NAME), text);
    }

    /** The list in a folder; empty if there is no readable list. A folder of an earlier version has none. */
    static Optional<Contents> of(Path folder) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(folder.resolve(NAME), StandardCharsets.UTF_8)) {
                String[] columns = line.split(" ", 3);
                entries.put(columns[2], new Entry(Long.parseLong(columns[0]), columns[1]));
            }
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
        return Optional.of(new Contents(entries));
    }

    /**
     * The differences between the folder and its list, a few words for each file; empty if the folder is whole. Added
     * files do not count.
     *
     * @param hashed whether to read each file, which also finds a change that keeps the size
     */
    List<String> damage(Path folder, boolean hashed) throws IOException {
        List<String> damage = new ArrayList<>(loose(folder));
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            Entry made = entry.getValue();
            if (!Files.isRegularFile(file)) {
                damage.add(entry.getKey() + " is missing");
            } else if (Files.size(file) != made.size) {
                damage.add(entry.getKey() + " has " + Files.size(file) + " bytes instead of " + made.size);
            } else if (hashed && !hash(file).equals(made.hash)) {
                damage.add(entry.getKey() + " has another content");
            }
        }
        return damage;
    }

    /**
     * The folders and files that a user besides their owner may change, as in a home that was made with an open umask.
     * Anything may have been put into them since.
     */
    private List<String> loose(Path folder) throws IOException {
        Permissions permissions = Permissions.of(folder);
        Set<Path> looked = new LinkedHashSet<>(List.of(folder));
        for (String file : entries.keySet()) {
            for (Path at = folder.resolve(file); !at.equals(folder); at = at.getParent()) {
                looked.add(at);
            }
        }
        List<String> loose = new ArrayList<>();
        for (Path path : looked) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(path)) {
                permissions
                        .looseness(path)
                        .ifPresent(mode -> loose.add((path.equals(folder) ? "it" : folder.relativize(path))
                                + " can be written by others (mode " + mode + ")"));
            }
        }
        return loose;
    }

    /** The paths of files that are missing. */
    List<String> missing(Path folder) {
        return entries.keySet().stream()
                .filter(file -> !Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** The paths of files in the folder that were added after it was made. */
    List<String> additions(Path folder) throws IOException {
        List<String> additions = new ArrayList<>(files(folder).keySet());
        additions.removeAll(entries.keySet());
        return additions;
    }

    /**
     * Without the file that names the source of the folder: that file describes the folder and is not part of its
     * content.
     */
    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.filter(Files::isRegularFile)
                    .forEach(
                            file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
        }
        files.keySet().removeAll(List.of(NAME, Descriptor.NAME, Drivers.DESCRIPTOR));
        return files;
    }

    private static String hash(Path file) throws IOException {
        return FileHash.of(file, "SHA-256");
    }

    private record Entry(long size, String hash) {}
}
