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
 * The files that were put into a folder, each with its size and its SHA-256, as a file in that folder lists them. So it can be
 * told later whether the folder is still whole.
 */
final class Contents {

    /** The list's name in the folder. A line for each file: size, SHA-256, path. The start scripts read it too. */
    static final String NAME = "activemq-cluster-files.txt";

    /** By the path in the folder, its parts separated by slashes. */
    private final Map<String, Entry> entries;

    private Contents(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** Lists what is in a folder now, and writes the list into it. */
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

    /** The list that is in a folder; empty where there is none that can be read, as in one that an earlier version made. */
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
     * What of the folder is not as it was made, a few words for each file; empty where it is whole. What was added to it is not
     * looked at.
     *
     * @param hashed whether each file is read, so that a change of the same size is found too
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
     * The folders and files that somebody besides their owner may change, as a home that was made with an open umask has
     * them. What was put into it since may be anything.
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

    /** The paths of files that are not there any more. */
    List<String> missing(Path folder) {
        return entries.keySet().stream()
                .filter(file -> !Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** The paths of files in the folder that were not put there when it was made. */
    List<String> additions(Path folder) throws IOException {
        List<String> additions = new ArrayList<>(files(folder).keySet());
        additions.removeAll(entries.keySet());
        return additions;
    }

    /** Without what says where the folder comes from, which is about it and not in it. */
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
