package io.github.activemqcluster.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.TopologyFile;
import io.github.activemqcluster.config.TopologyWriter;
import io.github.activemqcluster.config.bind.TopologyBinder;
import io.github.activemqcluster.conformance.ManyClusters;
import io.github.activemqcluster.conformance.ManyClusters.Cluster;
import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.render.RenderSettings;
import io.github.activemqcluster.render.Renderer;
import io.github.activemqcluster.rule.Circumstances;
import io.github.activemqcluster.rule.RuleCatalogue;
import io.github.activemqcluster.rule.RuleLevels;
import io.github.activemqcluster.rule.RuleRunner;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand topologies, each a valid one that was broken in some place. Each goes from the declaration to the files.
 * It ends in files that load and mean what was asked, or in problems with paths. The test runs with all rules and with
 * none, since a user may turn them off.
 */
class HostileTopologiesTest {

    private static final int ROUNDS = 10_000;

    /** A file of this name would be where a word of {@link Mutations} was run, or read from. */
    private static final String PWNED = "pwned";

    private final Releases releases = new Releases();

    private final CheckTopology check =
            new CheckTopology(new TopologyBinder(releases), new RuleRunner(releases), new Renderer(releases));

    private final Renderer renderer = new Renderer(releases);

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "lets a shell read the scripts")
    void endInFilesThatMeanWhatWasAskedOrInProblems() throws Exception {
        // given
        List<Element> sound = sound();
        SettingsOfScripts settings = new SettingsOfScripts();
        Map<String, Integer> failures = new ConcurrentHashMap<>();
        Map<Integer, Cluster> rendered = new ConcurrentHashMap<>();

        IntStream.range(0, ROUNDS).parallel().forEach(seed -> {
            // when
            Random random = new Random(seed);
            Element mutated = sound.get(random.nextInt(sound.size()));
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutated = Mutations.mutated(mutated, random);
            }

            // then
            try {
                rendered(mutated, random.nextBoolean(), settings).ifPresent(cluster -> rendered.put(seed, cluster));
            } catch (AssertionError | Exception e) {
                failures.putIfAbsent(brief(e), seed);
            }
        });
        assertThat(failures).as("failures, and a seed of each").isEmpty();
        assertThat(rendered).as("topologies that were sound enough").hasSizeGreaterThan(ROUNDS / 10);
        brokersAreAsAsked(rendered);
        settings.meanToAShellWhatWasAsked(folder);
        assertThat(folder.resolve(PWNED)).doesNotExist();
        assertThat(Path.of(PWNED)).doesNotExist();
        try (Stream<Path> homes = Files.find(Path.of("target/test-homes"), 2, (file, is) -> file.endsWith(PWNED))) {
            assertThat(homes).as("what was run while brokers were loaded").isEmpty();
        }
    }

    private List<Element> sound() throws Exception {
        List<TopologyBuilder> topologies = List.of(
                Topologies.r1(),
                Topologies.r2(),
                Topologies.secured(Topologies.r3()
                        .group(
                                "database",
                                group -> group.jdbc(
                                        jdbc -> jdbc.password("secret").tablePrefix("MQ_")))),
                Topologies.r5(),
                Topologies.r6(),
                Topologies.r6().activemq("5.10.0"),
                Topologies.secured(Topologies.r10()
                        .activemq("5.18.3")
                        .group("group1", group -> group.consoleUser("operator", "secret")
                                .jvmOptions("-Da=b", "-Dc=d"))
                        .connector("group1", "group2", connector -> connector
                                .option("initialReconnectDelay", "100")
                                .included(new Destination(false, "ORDERS.>"), new Destination(true, "NEWS")))),
                Topologies.production());
        List<Element> sound = new ArrayList<>();
        for (TopologyBuilder topology : topologies) {
            String xml = new TopologyWriter().write(topology.build());
            if (!topology.build().activemq().version().matches("5\\.1[68].*|6.*")) {
                xml = xml.replaceAll("<console>\\d+</console>", "");
            }
            Element read = new TopologyFile().read(Files.writeString(folder.resolve("sound.xml"), xml));
            check.check(request(read, true));
            sound.add(read);
        }
        return sound;
    }

    /** The rendered files if the topology was sound enough. Otherwise there are problems that say where. */
    private Optional<Cluster> rendered(Element declared, boolean withRules, SettingsOfScripts settings)
            throws Exception {
        try {
            Topology topology = check.check(request(declared, withRules)).topology();
            String xml = new TopologyWriter().write(topology);
            List<OutputFile> files = renderer.render(topology, xml, settings());
            meansTheSame(topology, xml, withRules);
            FilesAsAsked.hold(topology, files, settings);
            return Optional.of(new Cluster(
                    topology,
                    files.stream()
                            .filter(file -> file.path().contains("/conf/")
                                    || file.path().equals("topology.xml"))
                            .toList()));
        } catch (TopologyException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(HostileTopologiesTest::isTold);
            return Optional.empty();
        }
    }

    private static void isTold(Problem problem) {
        assertThat(problem.where().toString()).matches("(topology|rules|placement).*");
        assertThat(problem.toString().codePoints().noneMatch(Character::isISOControl))
                .as("one line: %s", problem)
                .isTrue();
        assertThat(problem.toString()).hasSizeLessThan(4_000);
        assertThat(problem.mend()).matches("(?s).+[.?]");
    }

    /** The resolved topology is the same when it is read again. */
    private void meansTheSame(Topology topology, String xml, boolean withRules) throws Exception {
        Path file = Files.writeString(Files.createTempFile(folder, "topology", ".xml"), xml);
        Element read = new TopologyFile().read(file);
        Files.delete(file);
        Topology again = check.check(request(read, withRules)).topology();
        assertThat(new TopologyWriter().write(again)).isEqualTo(xml);
        assertThat(again.brokers())
                .map(Broker::brokerName)
                .isEqualTo(topology.brokers().stream().map(Broker::brokerName).toList());
    }

    /** Loads the brokers with the classes of their releases that would start them. */
    private void brokersAreAsAsked(Map<Integer, Cluster> rendered) throws Exception {
        Map<Cluster, List<Problem>> problems = new ManyClusters(folder).problems(rendered.values());
        Map<String, Integer> failures = new TreeMap<>();
        rendered.forEach((seed, cluster) -> {
            if (problems.containsKey(cluster) && !breaksARule(cluster.topology())) {
                problems.get(cluster).forEach(problem -> failures.merge(problem.what(), seed, Math::min));
            }
        });
        assertThat(failures).as("what is not as asked for, and a seed of each").isEmpty();
    }

    /**
     * Whether the topology breaks a rule. Then the broker may be another one, as the rule's page says. The difference
     * is told all the same, and nothing is written.
     */
    private boolean breaksARule(Topology topology) {
        return new RuleRunner(releases)
                        .prepare(Circumstances.unknown())
                        .check(Optional.of(topology), new Problems(), RuleLevels.defaults())
                        .stream()
                        .anyMatch(problem -> problem.level() == Level.ERROR);
    }

    private CheckRequest request(Element declared, boolean withRules) {
        var everythingOff = new CheckRequest.Strictness(
                new RuleParameters(
                        RuleCatalogue.entries().stream()
                                .collect(Collectors.toMap(RuleCatalogue.Entry::id, entry -> "off")),
                        Optional.empty()),
                false);
        return new CheckRequest(
                new CheckRequest.Subject(
                        new Declaration(Optional.of(declared), Optional.empty(), text -> text, value -> false),
                        Path.of("src/test/resources/fragments"),
                        "hostile"),
                CheckRequest.Layout.AS_DECLARED,
                withRules ? CheckRequest.Strictness.USUAL : everythingOff,
                false);
    }

    private static RenderSettings settings() {
        return new RenderSettings(
                "hostile",
                Optional.empty(),
                Optional.empty(),
                Path.of("src/test/resources/fragments"),
                () -> "a-random-password");
    }

    private static String brief(Throwable failure) {
        String text = failure.toString() + " at " + failure.getStackTrace()[0];
        return text.substring(0, Math.min(text.length(), 400));
    }
}
