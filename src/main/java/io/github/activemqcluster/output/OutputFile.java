package io.github.activemqcluster.output;

/**
 * A file that the plugin will write to disk, whole, in memory.
 *
 * @param path relative to the output directory, with {@code /} between its parts, never leaving it
 * @param content its text, written as UTF-8
 */
public record OutputFile(String path, String content, Kind kind) {

    /** How a file is written. */
    public enum Kind {
        /** Replaced whenever its content differs. */
        PLAIN,
        /** Replaced whenever its content differs, and executable by everybody who may read it. */
        EXECUTABLE,
        /**
         * Replaced whenever its content differs, and readable by its owner alone (mode 0600): the file holds a
         * password.
         */
        PRIVATE,
        /** Written only if there is none, readable by its owner alone (mode 0600), and kept from then on. */
        SECRET,
        /** Written only if there is none. A file there with other content is a mistake that stops the goal. */
        IDENTITY
    }
}
