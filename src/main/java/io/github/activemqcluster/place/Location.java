package io.github.activemqcluster.place;

import java.nio.file.Path;

/**
 * The place of an element in a file.
 *
 * @param file absolute, or relative to where Maven was called
 * @param line counted from 1
 * @param column counted from 1; 0 if unknown
 */
public record Location(Path file, int line, int column) {

    public Location {
        if (line < 1 || column < 0) {
            throw new IllegalArgumentException(file + " has no line " + line + " or no column " + column);
        }
    }

    /**
     * The location as compilers write it: {@code pom.xml:57:13}.
     *
     * @param folder the folder to which a file below it is relative
     */
    public String from(Path folder) {
        return relativeTo(folder) + ":" + line + (column == 0 ? "" : ":" + column);
    }

    /** The file: relative to the folder if the file is below it, otherwise absolute. */
    public Path relativeTo(Path folder) {
        return relative(file, folder);
    }

    /** A file: relative to the folder if the file is below it, otherwise absolute. */
    public static Path relative(Path file, Path folder) {
        Path base = folder.toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        return whole.startsWith(base) ? base.relativize(whole) : whole;
    }
}
