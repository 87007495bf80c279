package io.github.activemqcluster.release;

/**
 * One line of a facts file.
 *
 * @param name for example {@code store.replicatedLevelDB}
 * @param range the releases of which it is true
 * @param value for example an attribute's name in those releases; {@code yes} if the fact has no other value
 * @param source where this can be looked up: an issue, a class, a file in an archive, a run
 */
record Fact(String name, VersionRange range, String value, String source) {}
