package io.github.activemqcluster.render;

import java.util.Optional;

/**
 * The size of a file system in bytes, as an expression of Spring. The broker works it out when it starts. This is for
 * releases that know no limit in per cent.
 */
final class FileSystemSize {

    /** The start script makes this folder before it starts the broker. */
    private static final String OWN = "new java.io.File(systemProperties['activemq.data'])";

    private FileSystemSize() {}

    /**
     * The size of a store's file system.
     *
     * @param directory the store's own directory if that is an absolute path; it need not exist yet, as the expression
     *     then takes its parent. Empty means in the instance or beside it
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
