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
 * <p>An element that could not be read leaves a gap, and what is found below a gap is often only its consequence. So
 * {@link #gap} marks such an element, and a problem that is reported at or below it, later, by a rule is withheld until
 * the gap is mended.
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
     * Adds an error that leaves nothing to go on with, such as a topology that cannot be read or asks for what this
     * version cannot do: no level of the user's softens it.
     */
    public void fatal(String rule, Place where, String what, String mend) {
        Problem problem = new Problem(Level.ERROR, rule, where, what, mend);
        add(problem);
        fatal.add(problem);
    }

    /** Adds a problem whatever gaps there are. The same problem twice counts once. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Adds a problem, unless it lies at or below a gap, where it is only counted as withheld. */
    public void addUnlessInGap(Problem problem) {
        if (gaps.stream().anyMatch(gap -> problem.where().isAtOrBelow(gap))) {
            withheld++;
        } else {
            add(problem);
        }
    }

    /** Whether an element at or below {@code where} could not be read whole. */
    public boolean hasGapIn(Place where) {
        return gaps.stream().anyMatch(gap -> gap.isAtOrBelow(where));
    }

    /** Marks the element at {@code where} as one that could not be read whole. */
    public void gap(Place where) {
        gaps.add(where);
    }

    /**
     * Notes that an element is there, and where it is written. Of two with one path, the first counts.
     *
     * @param location absent where that is not known
     */
    public void written(Place where, Optional<Location> location) {
        locations.putIfAbsent(where, location);
    }

    /** A problem with where its element is written, as {@link #location} has it. */
    public Problem located(Problem problem) {
        if (problem.at().isPresent()) {
            return problem;
        }
        return location(problem.where()).map(problem::withLocation).orElse(problem);
    }

    /**
     * Where an element is written, or the nearest around it where there is no such element. Absent where that is not known
     * of the element itself: it need not be in the file of what is around it, which a child's POM may have while its
     * parent's has the element.
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

    /** Lets problems through that lie in a gap from now on. */
    public void forgetGaps() {
        gaps.clear();
    }

    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** Whether no level of the user's softens that problem. */
    public boolean isFatal(Problem problem) {
        return fatal.contains(problem);
    }

    /** How many problems were not added because they lie below a gap. */
    public int withheld() {
        return withheld;
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.level() == Level.ERROR);
    }
}
