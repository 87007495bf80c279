package io.github.activemqcluster.release;

import java.util.Optional;

/**
 * Releases from one, included, to another, excluded: {@code 5.9.0..5.17.0}. Either end may be missing; {@code ..} is
 * all.
 */
record VersionRange(Optional<Version> from, Optional<Version> to) {

    static VersionRange parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            throw new IllegalArgumentException("not a range of releases, such as 5.9.0..5.17.0: " + text);
        }
        return new VersionRange(end(text.substring(0, dots)), end(text.substring(dots + 2)));
    }

    /** The range in words, for messages: {@code 5.9.0 up to, but not including, 5.17.0}. */
    String inWords() {
        if (from.isEmpty()) {
            return to.map(bound -> "before " + bound).orElse("of any number");
        }
        return from.get()
                + to.map(bound -> " up to, but not including, " + bound).orElse(" and later");
    }

    private static Optional<Version> end(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Version.parse(text.strip())
                .orElseThrow(() -> new IllegalArgumentException("not a release number: " + text)));
    }

    boolean contains(Version version) {
        return from.map(bound -> version.compareTo(bound) >= 0).orElse(true)
                && to.map(bound -> version.compareTo(bound) < 0).orElse(true);
    }
}
