package io.github.activemqcluster.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The subject of a problem: the path of an element of the topology, for example {@code
 * topology.groups[0].brokers[2].ports.openwire}. A parameter and a file are places of one step. Two places are equal if
 * their steps are equal.
 *
 * @param steps from the root down, at least one
 */
public record Place(List<Step> steps) {

    /** The root of every topology. */
    public static final Place TOPOLOGY = of("topology");

    public Place {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a place needs a root");
        }
    }

    /** One step of a path. */
    public sealed interface Step {}

    /** The step to an element of that name; in text {@code .groups}. */
    public record Child(String name) implements Step {
        public Child {
            Objects.requireNonNull(name, "name");
        }
    }

    /** The step to an item of a list, counted from 0; in text {@code [0]}. */
    public record Item(int index) implements Step {}

    /** A root: {@code topology}, the name of a parameter, or of a file. Its name is not split. */
    public static Place of(String name) {
        return new Place(List.of(new Child(name)));
    }

    /** The place of a child element. Its name is one step, even if it contains a dot or a bracket. */
    public Place child(String name) {
        return with(new Child(name));
    }

    /** The place of an item of this list, counted from 0. */
    public Place item(int index) {
        return with(new Item(index));
    }

    private Place with(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Place(longer);
    }

    /** Whether this is a root, which has no parent. */
    public boolean isRoot() {
        return steps.size() == 1;
    }

    /**
     * The parent of this place.
     *
     * @throws IllegalStateException if this is a root
     */
    public Place parent() {
        if (isRoot()) {
            throw new IllegalStateException(this + " is a root");
        }
        return new Place(steps.subList(0, steps.size() - 1));
    }

    /** Whether this is the other place, or lies in it at any depth. */
    public boolean isAtOrBelow(Place other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    /** The path as a user reads it: {@code topology.groups[0].id}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Item item) {
                text.append('[').append(item.index()).append(']');
            } else if (step instanceof Child child) {
                text.append(text.isEmpty() ? "" : ".").append(child.name());
            }
        }
        return text.toString();
    }
}
