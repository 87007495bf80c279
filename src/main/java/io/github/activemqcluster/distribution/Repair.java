package io.github.activemqcluster.distribution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A change of a home from the fact {@code repair}. Without it, the home's release does not run. */
sealed interface Repair {

    Pattern FORM = Pattern.compile(
            "(?:delete (?<delete>\\S+)|replace (?<replace>\\S+) by (?<by>\\S+)|add (?<add>\\S+) to (?<folder>\\S+)"
                    + " for (?<part>\\S+)) because (?<reason>.+)");

    /** The reason, as half a sentence after "because". */
    String reason();

    /** Deletes the files that the glob matches, relative to the home. */
    record Delete(String glob, String reason) implements Repair {}

    /** Replaces a file, relative to the home, with a jar. */
    record Replace(String file, Coordinates by, String reason) implements Repair {}

    /** Puts a jar into a folder, relative to the home, if the cluster has a part that needs the jar. */
    record Add(Coordinates artifact, String folder, String part, String reason) implements Repair {}

    /**
     * Reads {@code delete GLOB because …}, {@code replace FILE by COORDINATES because …} or
     * {@code add COORDINATES to FOLDER for PART because …}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    static Repair parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a repair: " + text);
        }
        String reason = matcher.group("reason");
        if (matcher.group("delete") != null) {
            return new Delete(matcher.group("delete"), reason);
        }
        if (matcher.group("replace") != null) {
            return new Replace(matcher.group("replace"), Coordinates.parse(matcher.group("by")), reason);
        }
        return new Add(Coordinates.parse(matcher.group("add")), matcher.group("folder"), matcher.group("part"), reason);
    }
}
