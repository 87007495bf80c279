package io.github.activemqcluster.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The list of files that were generated into an output directory, so that one that is no longer rendered can be told
 * from one that somebody else put there.
 */
final class Manifest {

    /** Its name in the output directory. */
    static final String NAME = ".generated";

    private static final String HEADER =
            "# The files that were generated here. One that is no longer generated is removed; any other is left alone.\n";

    private final Set<String> paths;

    Manifest(Collection<String> paths) {
        this.paths = new TreeSet<>(paths);
    }

    /** The manifest of an output directory; empty where there is none. Lines that are not legal paths are left out. */
    static Manifest read(Path root) throws IOException {
        try {
            return new Manifest(Files.readString(root.resolve(NAME))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .filter(OutputPath::isLegal)
                    .toList());
        } catch (NoSuchFileException e) {
            return new Manifest(Set.of());
        }
    }

    Set<String> paths() {
        return paths;
    }

    Manifest with(Manifest other) {
        Manifest union = new Manifest(paths);
        union.paths.addAll(other.paths);
        return union;
    }

    byte[] content() {
        return paths.stream()
                .map(path -> path + "\n")
                .collect(Collectors.joining("", HEADER, ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Manifest manifest && manifest.paths.equals(paths);
    }

    @Override
    public int hashCode() {
        return paths.hashCode();
    }
}
