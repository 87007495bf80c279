package io.github.activemqcluster.render;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a directory that the user gave is: an absolute one where it says, a relative one below the data directory if
 * there is one, else below the output directory, which may be moved.
 */
record StoreDirectory(Optional<Path> dataDirectory) {

    /** Also what is absolute on the machine that runs the instance, not on the one that generates it. */
    private static final Pattern ABSOLUTE = Pattern.compile("([/\\\\]|[A-Za-z]:[/\\\\]|\\$\\{).*");

    /**
     * The directory as a file names it.
     *
     * @param output how that file names the output directory
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
