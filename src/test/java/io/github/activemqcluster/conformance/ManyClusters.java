package io.github.activemqcluster.conformance;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the brokers of many clusters with their topologies. One JVM loads all brokers of one release. It loads each
 * configuration once, since most clusters share theirs with others.
 */
public final class ManyClusters {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path folder;

    /** Takes a folder for the results that are remembered. */
    public ManyClusters(Path folder) {
        this.folder = folder;
    }

    /** The files that were rendered for a topology. */
    public record Cluster(Topology topology, List<OutputFile> files) {}

    /**
     * The problems of each cluster. A cluster without problems is not in the map.
     *
     * @throws MachineException if not all of them can be loaded
     */
    public Map<Cluster, List<Problem>> problems(Collection<Cluster> clusters) throws MachineException, IOException {
        Map<Cluster, List<Problem>> problems = new LinkedHashMap<>();
        for (String release : TestHomes.RELEASES) {
            List<Cluster> ofRelease = clusters.stream()
                    .filter(cluster -> cluster.topology().activemq().version().equals(release))
                    .toList();
            if (!ofRelease.isEmpty()) {
                Map<ProbeRequest.Configuration, ProbeAnswer> answers = answers(release, ofRelease);
                for (Cluster cluster : ofRelease) {
                    List<Problem> found = check(cluster, (request, home) -> request.files().stream()
                            .map(answers::get)
                            .toList());
                    if (!found.isEmpty()) {
                        problems.put(cluster, found);
                    }
                }
            }
        }
        return problems;
    }

    private Map<ProbeRequest.Configuration, ProbeAnswer> answers(String release, List<Cluster> clusters)
            throws MachineException, IOException {
        Map<ProbeRequest.Configuration, ProbeAnswer> answers = new LinkedHashMap<>();
        ProbeAnswer none = new ProbeAnswer(List.of(new Finding(0, "not asked yet")), List.of());
        for (Cluster cluster : clusters) {
            check(cluster, (request, home) -> {
                request.files().forEach(file -> answers.put(file, none));
                return request.files().stream().map(file -> none).toList();
            });
        }
        HomeJars jars = HomeJars.of(TestHomes.of(release), TestHomes.release(release));
        List<ProbeRequest.Configuration> files = new ArrayList<>(answers.keySet());
        List<ProbeAnswer> given = new ProbeProcess(PATIENCE)
                .ask(new ProbeRequest(jars.all(), jars.schema(), files), TestHomes.of(release));
        for (int i = 0; i < files.size(); i++) {
            answers.put(files.get(i), given.get(i));
        }
        return answers;
    }

    private List<Problem> check(Cluster cluster, Probe probe) throws MachineException, IOException {
        String version = cluster.topology().activemq().version();
        try {
            new Conformance(probe)
                    .check(
                            new Conformance.Rendered(
                                    cluster.topology(),
                                    place -> Optional.empty(),
                                    TestHomes.release(version),
                                    cluster.files(),
                                    Path.of("src/test/resources/fragments").toAbsolutePath(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    "hostile"),
                            TestHomes.of(version),
                            "the archive of " + version,
                            folder.resolve("out"),
                            new KnownGood(folder.resolve("verdicts")));
            return List.of();
        } catch (TopologyException e) {
            return e.problems();
        }
    }
}
