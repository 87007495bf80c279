package io.github.activemqcluster.place;

import java.nio.file.Path;

/**
 * Where something was written.
 *
 * @param file absolute, or relative to where Maven was called
 * @param line counted from 1
 * @param column counted from 1; 0 where it is not known
 */
public record Location(Path file, int line, int column) {

    public Location {
        if (line < 1 || column < 0) {
            throw new IllegalArgumentException(file + " has no line " + line + " or no column " + column);
        }
    }

    /**
     * As compilers write it: {@code pom.xml:57:13}.
     *
     * @param folder what the file's name is relative to, where the file lies below it
     */
    public String from(Path folder) {
        return relativeTo(folder) + ":" + line + (column == 0 ? "" : ":" + column);
    }

    /** The file, relative to a folder where it lies below it, else absolute. */
    public Path relativeTo(Path folder) {
        return relative(file, folder);
    }

    /** A file, relative to a folder where it lies below it, else absolute. */
    public static Path relative(Path file, Path folder) {
        Path base = folder.toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        return whole.startsWith(base) ? base.relativize(whole) : whole;
    }
}
