package io.github.activemqcluster.goal;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.TopologyFile;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The place in which the user wrote the topology: the POM or a file, exactly one of the two.
 *
 * @param inline the POM's {@code <topology>}
 * @param file the {@code topologyFile}
 * @param evaluation puts the values of properties and environment variables into a text of the file; in the POM, Maven
 *     does that
 * @param isInPom whether a value stands unchanged in the POM or a parent of it
 */
public record Declaration(
        Optional<Element> inline, Optional<Path> file, UnaryOperator<String> evaluation, Predicate<String> isInPom) {

    /**
     * The topology that was read.
     *
     * @param root the element {@code topology}, with the values of its expressions
     * @param isWritten whether a value stands unchanged in the file or POM, and does not come from an expression
     */
    record Source(Element root, Predicate<String> isWritten) {}

    Source read() throws TopologyException {
        if (inline.isPresent() && file.isPresent()) {
            throw wrong(
                    Place.of("topologyFile"),
                    "both a topology and a topologyFile are given",
                    "Keep one of the two: <topology> in the configuration, or <topologyFile>.");
        }
        if (inline.isPresent()) {
            return new Source(inline.get(), isInPom);
        }
        if (file.isPresent()) {
            Element read = new TopologyFile().read(file.get());
            return new Source(read.mapTexts(evaluation), isInPom.or(value -> hasText(read, value)));
        }
        throw wrong(
                Place.TOPOLOGY,
                "no topology is given",
                "Write one as <configuration><topology>… of this plugin (in <plugin>, not in an <execution>, where the goal "
                        + "is called on the command line), or name a file with <topologyFile> or "
                        + "-Dactivemq-cluster.topologyFile=….");
    }

    /** The declared tree as a text. The same declaration gives the same text. */
    public String tree() throws TopologyException {
        return read().root().withoutLocations().toString();
    }

    private static boolean hasText(Element element, String text) {
        return element.text().strip().equals(text)
                || element.children().stream().anyMatch(child -> hasText(child, text));
    }

    private static TopologyException wrong(Place where, String what, String mend) {
        Problem problem = new Problem(Level.ERROR, "vocabulary", where, what, mend);
        return new TopologyException("The topology cannot be read", List.of(problem));
    }
}
