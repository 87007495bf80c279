package io.github.activemqcluster.render;

import java.util.Optional;

/**
 * The size of a file system, in bytes, as an expression of Spring, which the broker works out when it starts. For releases that
 * know no limit in per cent.
 */
final class FileSystemSize {

    /** The start script makes this folder before it starts the broker. */
    private static final String OWN = "new java.io.File(systemProperties['activemq.data'])";

    private FileSystemSize() {}

    /**
     * That of a store.
     *
     * @param directory its own where that is an absolute path; it need not be there yet, as it is below its parent then. Empty
     *     means in the instance or beside it
     */
    static String of(Optional<String> directory) {
        String file = directory
                .map(given -> {
                    String there = "new java.io.File('" + given.replace("'", "''") + "')";
                    return "(" + there + ".exists() ? " + there + " : " + there + ".absoluteFile.parentFile.exists() ? "
                            + there + ".absoluteFile.parentFile : " + OWN + ")";
                })
                .orElse(OWN);
        return file + ".totalSpace";
    }
}
