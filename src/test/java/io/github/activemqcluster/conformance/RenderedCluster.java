package io.github.activemqcluster.conformance;

import io.github.activemqcluster.output.OutputDirectory;
import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.render.RenderSettings;
import io.github.activemqcluster.render.Renderer;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A rendered topology. A test may change its files in memory, and then compare them with a home. */
final class RenderedCluster {

    private final Topology topology;
    private final Path folder;
    private final List<OutputFile> files;

    RenderedCluster(TopologyBuilder topology, Path folder) throws TopologyException {
        this.topology = topology.build();
        this.folder = folder;
        this.files = new ArrayList<>(new Renderer(new Releases())
                .render(
                        this.topology,
                        "<topology/>",
                        new RenderSettings("the-plugin 1", Optional.empty(), templates(), folder, () -> "secret")));
    }

    private Optional<Path> templates() {
        return Optional.of(folder.resolve("templates"));
    }

    Path output() {
        return folder.resolve("out");
    }

    /** Changes a broker's file as a template of the user's could. */
    RenderedCluster change(String broker, UnaryOperator<String> change) {
        files.replaceAll(file -> file.path().equals("instances/" + broker + "/conf/activemq.xml")
                ? new OutputFile(file.path(), change.apply(file.content()), file.kind())
                : file);
        return this;
    }

    RenderedCluster replace(String broker, String from, String to) {
        return change(broker, xml -> {
            if (!xml.contains(from)) {
                throw new IllegalArgumentException("no '" + from + "' in\n" + xml);
            }
            return xml.replace(from, to);
        });
    }

    /** The contents of the files that not only their owner may read. */
    List<String> readableByAll() {
        return files.stream()
                .filter(file -> file.kind() == OutputFile.Kind.PLAIN || file.kind() == OutputFile.Kind.EXECUTABLE)
                .map(OutputFile::content)
                .toList();
    }

    void check() throws TopologyException, MachineException, IOException {
        check(new Conformance());
    }

    void check(Conformance conformance) throws TopologyException, MachineException, IOException {
        String version = topology.activemq().version();
        try (OutputLock lock = new OutputDirectory(output()).lock()) {
            conformance.check(
                    new Conformance.Rendered(
                            topology,
                            place -> Optional.empty(),
                            TestHomes.release(version),
                            files,
                            folder,
                            Optional.empty(),
                            templates(),
                            "the-plugin 1"),
                    TestHomes.of(version),
                    "the archive of " + version,
                    lock.root(),
                    new KnownGood(folder.resolve("verdicts")));
        }
    }

    /** The problems that the check finds. */
    List<Problem> problems() throws MachineException, IOException {
        try {
            check();
            return List.of();
        } catch (TopologyException e) {
            return e.problems();
        }
    }

    /**
     * The values that the brokers of some instances have, and after them those that the brokers would have with other
     * configurations.
     *
     * @param others the other configurations by instance
     */
    List<ProbeAnswer> ask(Map<String, String> others, List<List<String>> questions)
            throws MachineException, IOException {
        Path home = TestHomes.of(topology.activemq().version());
        HomeJars jars = HomeJars.of(home, TestHomes.release(topology.activemq().version()));
        List<ProbeRequest.Configuration> configurations = new ArrayList<>();
        for (String broker : others.keySet()) {
            configurations.add(configuration(broker, content(broker), home, questions));
        }
        for (Map.Entry<String, String> other : others.entrySet()) {
            configurations.add(configuration(other.getKey(), other.getValue(), home, questions));
        }
        return new ProbeProcess(Duration.ofMinutes(2))
                .ask(new ProbeRequest(jars.all(), jars.schema(), configurations), home);
    }

    private ProbeRequest.Configuration configuration(String broker, String xml, Path home, List<List<String>> questions)
            throws IOException {
        Path base = output().resolve("instances").resolve(broker);
        return new ProbeRequest.Configuration(
                base.resolve("conf/activemq.xml").toString(),
                xml,
                neighbours(broker, home),
                Map.of(
                        "activemq.home", home.toString(),
                        "activemq.base", base.toString(),
                        "activemq.conf", base.resolve("conf").toString(),
                        "activemq.data", base.resolve("data").toString()),
                questions);
    }

    /**
     * The files that are rendered beside the broker's, and those of the release's {@code conf} for the release's own
     * configurations.
     */
    private Map<String, String> neighbours(String broker, Path home) throws IOException {
        Map<String, String> neighbours = files.stream()
                .filter(file -> file.path().startsWith("instances/" + broker + "/conf/"))
                .collect(Collectors.toMap(file -> output().resolve(file.path()).toString(), OutputFile::content));
        Path credentials = home.resolve("conf/credentials.properties");
        if (Files.exists(credentials)) {
            neighbours.put(
                    output().resolve("instances/" + broker + "/conf/credentials.properties")
                            .toString(),
                    Files.readString(credentials));
        }
        return neighbours;
    }

    private String content(String broker) {
        return files.stream()
                .filter(file -> file.path().equals("instances/" + broker + "/conf/activemq.xml"))
                .findFirst()
                .orElseThrow()
                .content();
    }
}
