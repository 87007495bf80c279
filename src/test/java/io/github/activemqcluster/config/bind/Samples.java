package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.TopologyFile;
import io.github.activemqcluster.config.port.PortSource;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads and binds topologies: those beside the tests, and others. */
public final class Samples {

    public static final Settings AS_DECLARED = new Settings("artifact", Placement.HOSTS, PortSource.planned());
    public static final Settings LOCAL = new Settings("artifact", Placement.LOCAL, PortSource.planned());

    private static final TopologyBinder BINDER = new TopologyBinder(new Releases());

    /** The result of a binding. */
    public record Bound(Optional<Topology> topology, Problems problems) {

        public List<String> messages() {
            return problems.all().stream().map(Problem::toString).toList();
        }
    }

    private Samples() {}

    public static String text(String file) {
        try (InputStream stream = Samples.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Element element(String file) {
        return parse(text(file));
    }

    public static Topology topology(String file) {
        return bind(element(file), AS_DECLARED).topology().orElseThrow();
    }

    /** Binds the content of {@code <topology>}. */
    public static Bound bind(String content) {
        return bind(content, AS_DECLARED);
    }

    public static Bound bind(String content, Settings settings) {
        return bind(parse("<topology>" + content + "</topology>"), settings);
    }

    public static Bound bind(Element root, Settings settings) {
        var problems = new Problems();
        return new Bound(BINDER.bind(root, settings, problems), problems);
    }

    public static Element parse(String document) {
        try {
            Path file = Files.createTempFile("topology", ".xml");
            try {
                Files.writeString(file, document);
                return new TopologyFile().read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TopologyException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** A tree as XML, with an empty value for each attribute. */
    public static String xml(Element element) {
        var text = new StringBuilder("<").append(element.name());
        element.attributeNames().forEach(name -> text.append(' ').append(name).append("=\"\""));
        text.append('>').append(element.text().replace("&", "&amp;").replace("<", "&lt;"));
        element.children().forEach(child -> text.append(xml(child)));
        return text.append("</").append(element.name()).append('>').toString();
    }
}
