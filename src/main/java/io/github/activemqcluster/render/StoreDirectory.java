package io.github.activemqcluster.render;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place of a directory that the user gave. An absolute directory is where it says. A relative one is below the data
 * directory if there is one. Otherwise it is below the output directory, which may be moved.
 */
record StoreDirectory(Optional<Path> dataDirectory) {

    /** Includes paths that are absolute on the machine that runs the instance, but not on the one that generates it. */
    private static final Pattern ABSOLUTE = Pattern.compile("([/\\\\]|[A-Za-z]:[/\\\\]|\\$\\{).*");

    /**
     * The directory as a file of the cluster names it.
     *
     * @param output the output directory, as that file names it
     */
    String resolve(String directory, String output) {
        if (ABSOLUTE.matcher(directory).matches()) {
            return directory;
        }
        return dataDirectory
                .map(data -> data.resolve(directory).normalize().toString())
                .orElseGet(() -> output + "/" + directory);
    }
}
