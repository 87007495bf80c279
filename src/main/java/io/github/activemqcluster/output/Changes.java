package io.github.activemqcluster.output;

import java.util.List;

/**
 * What a run did to an output directory. Paths are relative to it, with {@code /} between their parts, sorted.
 *
 * @param written files that are new or have other content or permissions than before
 * @param unchanged how many files were as they should be and were not touched
 * @param removed files of an earlier run that are no longer part of the output
 */
public record Changes(List<String> written, int unchanged, List<String> removed) {

    public Changes {
        written = List.copyOf(written);
        removed = List.copyOf(removed);
    }

    /** Whether nothing at all was changed. */
    public boolean none() {
        return written.isEmpty() && removed.isEmpty();
    }
}
