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
 * The list of files that were generated into an output directory. It tells a file that is no longer rendered from a
 * file that a user put there.
 */
final class Manifest {

    /** The manifest's name in the output directory. */
    static final String NAME = ".generated";

    private static final String HEADER =
            "# The files that were generated here. One that is no longer generated is removed; any other is left alone.\n";

    /** The mark behind the path of a file that is made once and kept. */
    private static final String MADE_ONCE = "\tmade once";

    private final Set<String> paths;
    private final Set<String> madeOnce;

    /**
     * A manifest of these files.
     *
     * @param madeOnce the paths of files that keep their content once they exist
     */
    Manifest(Collection<String> paths, Collection<String> madeOnce) {
        this.paths = new TreeSet<>(paths);
        this.madeOnce = new TreeSet<>(madeOnce);
    }

    /** The manifest of an output directory; empty if there is none. Lines that are not legal paths are left out. */
    static Manifest read(Path root) throws IOException {
        try {
            Manifest manifest = new Manifest(Set.of(), Set.of());
            Files.readString(root.resolve(NAME)).lines().forEach(manifest::add);
            return manifest;
        } catch (NoSuchFileException e) {
            return new Manifest(Set.of(), Set.of());
        }
    }

    private void add(String line) {
        boolean once = line.endsWith(MADE_ONCE);
        String path = once ? line.substring(0, line.length() - MADE_ONCE.length()) : line;
        if (!path.startsWith("#") && OutputPath.isLegal(path)) {
            paths.add(path);
            if (once) {
                madeOnce.add(path);
            }
        }
    }

    Set<String> paths() {
        return paths;
    }

    /** The files that keep their content once they exist. */
    Set<String> madeOnce() {
        return madeOnce;
    }

    Manifest with(Manifest other) {
        Manifest union = new Manifest(paths, madeOnce);
        union.paths.addAll(other.paths);
        union.madeOnce.addAll(other.madeOnce);
        return union;
    }

    byte[] content() {
        return paths.stream()
                .map(path -> path + (madeOnce.contains(path) ? MADE_ONCE : "") + "\n")
                .collect(Collectors.joining("", HEADER, ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Manifest manifest && manifest.paths.equals(paths) && manifest.madeOnce.equals(madeOnce);
    }

    @Override
    public int hashCode() {
        return 31 * paths.hashCode() + madeOnce.hashCode();
    }
}
