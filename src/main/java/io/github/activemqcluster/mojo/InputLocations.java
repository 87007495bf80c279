package io.github.activemqcluster.mojo;

import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.place.Place.Child;
import io.github.activemqcluster.place.Place.Step;
import io.github.activemqcluster.place.StartTags;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The places in which the elements of a goal's configuration are written. Maven notes the place of each element that it
 * reads from a POM, the project's or a parent's, and keeps it with the element through profiles, inheritance and plugin
 * management. An element that comes from a default or the command line has no place. If a parent came from a
 * repository, Maven 4 does not name its file.
 */
final class InputLocations {

    private final Xpp3Dom configuration;
    private final Map<Path, Optional<StartTags>> tags = new HashMap<>();

    InputLocations(Xpp3Dom configuration) {
        this.configuration = configuration;
    }

    /** The place in which an element is written. Absent if no POM has the element, or Maven does not say. */
    Optional<Location> of(Xpp3Dom element) {
        Object given = element.getInputLocation();
        if (given instanceof InputLocation location) {
            return Optional.ofNullable(location.getSource())
                    .map(InputSource::getLocation)
                    .flatMap(file -> location(file, location.getLineNumber(), location.getColumnNumber()))
                    .map(behind -> begin(behind, element.getName()));
        }
        return given == null ? Optional.empty() : ofMaven4(given);
    }

    /** Maven 3 gives the end of the start tag. */
    private Location begin(Location behind, String element) {
        return tags.computeIfAbsent(behind.file(), InputLocations::tags)
                .map(known -> known.begin(behind, element))
                .orElse(behind);
    }

    private static Optional<StartTags> tags(Path pom) {
        try {
            return Optional.of(StartTags.in(Files.readAllBytes(pom)));
        } catch (IOException e) {
            // Maven has read the file a moment ago. If it cannot be read any more, the column is a little off.
            return Optional.empty();
        }
    }

    /** The place in which a parameter, or an element in it, is written. Absent if no POM has it. */
    Optional<Location> of(Place parameter) {
        Optional<Location> found = Optional.empty();
        Xpp3Dom element = configuration;
        for (Step step : parameter.steps()) {
            element = step instanceof Child child ? element.getChild(child.name()) : null;
            if (element == null) {
                return found;
            }
            found = of(element);
        }
        return found;
    }

    /** Maven 4 has a class of its own for the location, with the same methods. Maven 3 does not have this class. */
    private static Optional<Location> ofMaven4(Object given) {
        try {
            Object source = given.getClass().getMethod("getSource").invoke(given);
            if (source == null) {
                return Optional.empty();
            }
            Object file = source.getClass().getMethod("getLocation").invoke(source);
            return file == null
                    ? Optional.empty()
                    : location(
                            file.toString(),
                            (int) given.getClass().getMethod("getLineNumber").invoke(given),
                            (int) given.getClass().getMethod("getColumnNumber").invoke(given));
        } catch (ReflectiveOperationException e) {
            // A later Maven gives the location in another way again. A message without a location is still a message.
            return Optional.empty();
        }
    }

    /** @param file a path, as Maven 3 has it, or a URI, as Maven 4 has it */
    private static Optional<Location> location(String file, int line, int column) {
        try {
            Path path = file.startsWith("file:") ? Path.of(URI.create(file)) : Path.of(file);
            return line > 0 && Files.isRegularFile(path)
                    ? Optional.of(new Location(path, line, Math.max(0, column)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            // Maven may have read a model that is not in a file. Then it gives a URL.
            return Optional.empty();
        }
    }
}
