package io.github.activemqcluster.distribution;

import java.util.regex.Pattern;

/**
 * A Maven artifact.
 *
 * @param extension {@code jar}, {@code tar.gz}, …
 * @param classifier empty if there is none
 */
public record Coordinates(String groupId, String artifactId, String version, String extension, String classifier) {

    private static final Pattern COLON = Pattern.compile(":");

    /** The placeholder for a version that another artifact's POM gives. */
    private static final String MANAGED = "{managed}";

    /**
     * Reads {@code groupId:artifactId:version[:extension[:classifier]]}.
     *
     * @throws IllegalArgumentException if the text does not have that form
     */
    public static Coordinates parse(String text) {
        String[] parts = COLON.split(text, -1);
        if (parts.length < 3 || parts.length > 5) {
            throw new IllegalArgumentException("not groupId:artifactId:version[:extension[:classifier]]: " + text);
        }
        return new Coordinates(
                parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : "jar", parts.length > 4 ? parts[4] : "");
    }

    /** Whether another artifact's POM gives the version. */
    boolean isManaged() {
        return version.equals(MANAGED);
    }

    Coordinates withVersion(String other) {
        return new Coordinates(groupId, artifactId, other, extension, classifier);
    }

    /** The form that {@link #parse} reads, with as few parts as possible. */
    @Override
    public String toString() {
        String shortest = groupId + ":" + artifactId + ":" + version;
        if (!classifier.isEmpty()) {
            return shortest + ":" + extension + ":" + classifier;
        }
        return extension.equals("jar") ? shortest : shortest + ":" + extension;
    }
}
