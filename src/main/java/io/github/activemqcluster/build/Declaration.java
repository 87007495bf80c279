package io.github.activemqcluster.build;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.TopologyFile;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the user wrote the topology: in the POM or in a file, exactly one of the two.
 *
 * @param inline the POM's {@code <topology>}
 * @param file the {@code topologyFile}
 */
public record Declaration(Optional<Element> inline, Optional<Path> file) {

    Element read() throws TopologyException {
        if (inline.isPresent() && file.isPresent()) {
            throw wrong(
                    "topologyFile",
                    "both a topology and a topologyFile are given",
                    "Keep one of the two: <topology> in the configuration, or <topologyFile>.");
        }
        if (inline.isPresent()) {
            return inline.get();
        }
        if (file.isPresent()) {
            return new TopologyFile().read(file.get());
        }
        throw wrong(
                "topology",
                "no topology is given",
                "Write one as <configuration><topology>… of this plugin (in <plugin>, not in an <execution>, where the goal "
                        + "is called on the command line), or name a file with <topologyFile> or "
                        + "-Dactivemq-cluster.topologyFile=….");
    }

    private static TopologyException wrong(String where, String what, String mend) {
        Problem problem = new Problem(Level.ERROR, "vocabulary", where, what, mend);
        return new TopologyException("The topology cannot be read", List.of(problem));
    }
}
