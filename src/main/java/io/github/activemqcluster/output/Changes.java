package io.github.activemqcluster.output;

import java.util.List;

/**
 * The changes that a run made to an output directory. Paths are relative to the directory, sorted, with {@code /}
 * between their parts.
 *
 * @param written files that are new, or had other content or permissions before
 * @param unchanged how many files were right already and were not touched
 * @param removed files of an earlier run that are no longer part of the output
 */
public record Changes(List<String> written, int unchanged, List<String> removed) {

    public Changes {
        written = List.copyOf(written);
        removed = List.copyOf(removed);
    }

    /** Whether the run changed nothing. */
    public boolean none() {
        return written.isEmpty() && removed.isEmpty();
    }
}
