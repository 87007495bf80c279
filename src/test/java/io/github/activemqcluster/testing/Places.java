package io.github.activemqcluster.testing;

import io.github.activemqcluster.place.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a place from its text, so that a test reads better. */
public final class Places {

    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d+)]");

    private Places() {}

    /** The place with the text {@code topology.groups[0].id}. */
    public static Place at(String text) {
        Matcher step = STEP.matcher(text);
        if (!step.lookingAt()) {
            throw new IllegalArgumentException("no place: " + text);
        }
        Place place = Place.of(step.group(1));
        while (step.find()) {
            place = step.group(2) == null ? place.child(step.group(1)) : place.item(Integer.parseInt(step.group(2)));
        }
        return place;
    }
}
