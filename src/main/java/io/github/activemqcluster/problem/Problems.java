package io.github.activemqcluster.problem;

import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects problems, so that all of them can be reported at once. Not thread-safe.
 *
 * <p>An element that could not be read leaves a gap. A finding below a gap is often only its consequence. So {@link
 * #gap} marks such an element, and a rule's later problem at or below the gap is withheld until the gap is mended.
 */
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<Problem> fatal = new HashSet<>();
    private final Set<Place> gaps = new LinkedHashSet<>();
    private final Map<Place, Optional<Location>> locations = new HashMap<>();
    private int withheld;

    /** Adds an error of the given rule. */
    public void error(String rule, Place where, String what, String mend) {
        add(new Problem(Level.ERROR, rule, where, what, mend));
    }

    /** Adds a warning of the given rule. */
    public void warning(String rule, Place where, String what, String mend) {
        add(new Problem(Level.WARNING, rule, where, what, mend));
    }

    /**
     * Adds an error that ends the work, such as an unreadable topology, or a demand that this version cannot meet. The
     * user's levels do not lower it.
     */
    public void fatal(String rule, Place where, String what, String mend) {
        Problem problem = new Problem(Level.ERROR, rule, where, what, mend);
        add(problem);
        fatal.add(problem);
    }

    /** Adds a problem, regardless of gaps. The same problem twice counts once. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Adds a problem. At or below a gap only counts it as withheld. */
    public void addUnlessInGap(Problem problem) {
        if (gaps.stream().anyMatch(gap -> problem.where().isAtOrBelow(gap))) {
            withheld++;
        } else {
            add(problem);
        }
    }

    /** Whether an element at or below {@code where} could not be read completely. */
    public boolean hasGapIn(Place where) {
        return gaps.stream().anyMatch(gap -> gap.isAtOrBelow(where));
    }

    /** Marks the element at {@code where} as not completely read. */
    public void gap(Place where) {
        gaps.add(where);
    }

    /**
     * Notes an element and its location. If two elements have one path, the first counts.
     *
     * @param location absent if unknown
     */
    public void written(Place where, Optional<Location> location) {
        locations.putIfAbsent(where, location);
    }

    /** A problem with the location of its element, by {@link #location}. */
    public Problem located(Problem problem) {
        if (problem.at().isPresent()) {
            return problem;
        }
        return location(problem.where()).map(problem::withLocation).orElse(problem);
    }

    /**
     * The location of an element; if there is no such element, the location of its nearest parent. Absent if the
     * element's own location is unknown: the element may be in another file than its parent element, such as a parent
     * POM.
     */
    public Optional<Location> location(Place where) {
        for (Place place = where; ; place = place.parent()) {
            Optional<Location> location = locations.get(place);
            if (location != null) {
                return location;
            }
            if (place.isRoot()) {
                return Optional.empty();
            }
        }
    }

    /** From now on, no longer withholds problems in gaps. */
    public void forgetGaps() {
        gaps.clear();
    }

    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** Whether the user's levels cannot lower the problem. */
    public boolean isFatal(Problem problem) {
        return fatal.contains(problem);
    }

    /** The number of problems that were withheld because of a gap. */
    public int withheld() {
        return withheld;
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.level() == Level.ERROR);
    }
}
