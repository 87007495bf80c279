package io.github.activemqcluster.config;

import io.github.activemqcluster.place.Location;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An element as the user wrote it, before its meaning is known: an element of the POM's raw configuration or of a
 * topology file.
 *
 * @param text its text, empty if there is none
 * @param attributeNames the names of its attributes, all of which are mistakes but Maven's own {@code combine.…}
 * @param location the place of the element in its file; absent where the user did not write it, or where the place is
 *     not known
 */
public record Element(
        String name, String text, List<String> attributeNames, List<Element> children, Optional<Location> location) {

    public Element {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(location, "location");
        attributeNames = List.copyOf(attributeNames);
        children = List.copyOf(children);
    }

    /** An element without a known location. */
    public Element(String name, String text, List<String> attributeNames, List<Element> children) {
        this(name, text, attributeNames, children, Optional.empty());
    }

    /** An element with only a text. */
    public static Element leaf(String name, String text) {
        return new Element(name, text, List.of(), List.of());
    }

    /** An element with only child elements. */
    public static Element of(String name, List<Element> children) {
        return new Element(name, "", List.of(), children);
    }

    /** The same tree with every text in it replaced. */
    public Element mapTexts(UnaryOperator<String> change) {
        return new Element(
                name,
                change.apply(text),
                attributeNames,
                children.stream().map(child -> child.mapTexts(change)).toList(),
                location);
    }

    /** The same tree without its locations. Two such trees are equal if they declare the same. */
    public Element withoutLocations() {
        return new Element(
                name,
                text,
                attributeNames,
                children.stream().map(Element::withoutLocations).toList(),
                Optional.empty());
    }

    public Element withName(String other) {
        return new Element(other, text, attributeNames, children, location);
    }
}
