package io.github.activemqcluster.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.TopologyBinder;
import io.github.activemqcluster.config.TopologyFile;
import io.github.activemqcluster.config.TopologyWriter;
import io.github.activemqcluster.conformance.ManyClusters;
import io.github.activemqcluster.conformance.ManyClusters.Cluster;
import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.output.OutputFile.Kind;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.render.FailoverUrl;
import io.github.activemqcluster.render.RenderSettings;
import io.github.activemqcluster.render.Renderer;
import io.github.activemqcluster.rule.RuleCatalogue;
import io.github.activemqcluster.rule.RuleLevels;
import io.github.activemqcluster.rule.RuleRunner;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Secret;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.User;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Ten thousand topologies, each a valid one that was broken somewhere, from the declaration to the files: each ends in files
 * that load and mean what was asked, or in problems with paths. With all rules and with none, since a user may turn them off.
 */
class HostileTopologiesTest {

    private static final int ROUNDS = 10_000;

    /** Its file would be where a word of these was run, or read from. */
    private static final String PWNED = "pwned";

    private static final List<String> WORDS = List.of(
            " ",
            "$(touch pwned)",
            "`touch pwned`",
            "'; touch pwned; '",
            "\"; touch pwned; \"",
            "a && touch pwned &",
            "$HOME ${x} %PATH% !x!",
            "#{T(java.lang.Runtime).getRuntime().exec('touch pwned')}",
            "#{1 + 1}",
            "x#{1 + 1}",
            "##{1 + 1}",
            "\"/><bean class=\"java.lang.ProcessBuilder\"/><x y=\"",
            "]]></a><!-- --><![CDATA[",
            "&amp;&lt;&#65;&pwned;",
            "<!DOCTYPE x [<!ENTITY pwned SYSTEM \"file:pwned\">]>",
            "../../pwned",
            "..",
            "/../pwned",
            "C:\\pwned",
            "\\u0041\\",
            "a=b:c#d!e",
            "#comment",
            "key\nother=1",
            "line\r\nbreak\ttab",
            "\u0000\u0001\u001b[31m",
            "\u202Ertl \u2028 \u0085",
            "ö\uD83D\uDE00\uFFFD",
            "\uFFFE",
            "\uD800",
            "%s%n%d{0}[=id][#if x]",
            "'\u2019\u201c",
            "-Dx=y",
            "tcp://(a,b)?x=y&z=%2",
            "a?b&c=d,e",
            "con",
            "0",
            "-1",
            "65536",
            "99999999999999999999",
            "true",
            "x".repeat(5_000),
            "../".repeat(1_000));

    /** What the shell knows once it has read a broker's settings. */
    private static final String SHELL =
            """
            for file in "$1"/*; do
                here=$1/../instances/any/bin
                instance_id=
                . "$file"
                printf '%s\\0%s\\0' "${file##*/}" "$instance_id"
            done
            """;

    private final Releases releases = new Releases();
    private final CheckTopology check =
            new CheckTopology(new TopologyBinder(releases), new RuleRunner(releases), new Renderer(releases));
    private final Renderer renderer = new Renderer(releases);

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void endInFilesThatMeanWhatWasAskedOrInProblems() throws Exception {
        // given
        List<Element> sound = sound();
        Map<String, String> settings = new ConcurrentHashMap<>();
        Map<String, Integer> failures = new ConcurrentHashMap<>();
        Map<Integer, Cluster> rendered = new ConcurrentHashMap<>();

        IntStream.range(0, ROUNDS).parallel().forEach(seed -> {
            // when
            Random random = new Random(seed);
            Element mutated = sound.get(random.nextInt(sound.size()));
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutated = mutated(mutated, random);
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
        theShellReadsWhatWasWritten(settings);
        assertThat(folder.resolve(PWNED)).doesNotExist();
        assertThat(Path.of(PWNED)).doesNotExist();
        try (Stream<Path> homes = Files.find(Path.of("target/test-homes"), 2, (file, is) -> file.endsWith(PWNED))) {
            assertThat(homes).as("what was run while brokers were loaded").isEmpty();
        }
    }

    private static String brief(Throwable failure) {
        String text = failure.toString() + " at " + failure.getStackTrace()[0];
        return text.substring(0, Math.min(text.length(), 400));
    }

    /** With those classes of their releases that would start them. */
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

    /** Then the broker may be another one, as the rule's page says. It is told all the same, and nothing is written. */
    private boolean breaksARule(Topology topology) {
        return new RuleRunner(releases)
                .run(Optional.of(topology), new Problems(), RuleLevels.defaults(), false).stream()
                        .anyMatch(problem -> problem.level() == Level.ERROR);
    }

    /** What was rendered, where it was sound enough; else there are problems that say where. */
    private Optional<Cluster> rendered(Element declared, boolean withRules, Map<String, String> settings)
            throws Exception {
        try {
            Topology topology = check.check(request(declared, withRules)).topology();
            String xml = new TopologyWriter().write(topology);
            List<OutputFile> files = renderer.render(topology, xml, settings());
            meansTheSame(topology, xml, withRules);
            holds(topology, files, settings);
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
        assertThat(problem.where()).matches("(topology|rules|placement).*");
        assertThat(problem.toString().codePoints().noneMatch(Character::isISOControl))
                .as("one line: %s", problem)
                .isTrue();
        assertThat(problem.toString()).hasSizeLessThan(4_000);
        assertThat(problem.mend()).matches("(?s).+[.?]");
    }

    private CheckRequest request(Element declared, boolean withRules) {
        return new CheckRequest(
                new Declaration(Optional.of(declared), Optional.empty(), text -> text, value -> false),
                Path.of("src/test/resources/fragments"),
                "hostile",
                "hosts",
                false,
                withRules
                        ? Map.of()
                        : RuleCatalogue.entries().stream()
                                .collect(Collectors.toMap(RuleCatalogue.Entry::id, entry -> "off")),
                Optional.empty(),
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

    /** The resolved topology, read again, is the same one. */
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

    private void holds(Topology topology, List<OutputFile> files, Map<String, String> settings) throws Exception {
        Map<String, OutputFile> byPath = new LinkedHashMap<>();
        for (OutputFile file : files) {
            Path path = Path.of("out").resolve(file.path());
            assertThat((Object) path.normalize()).isEqualTo(path);
            assertThat(path.startsWith("out")).isTrue();
            assertThat(byPath.put(file.path(), file)).as(file.path()).isNull();
            if (file.path().endsWith(".xml")) {
                document(file.content());
            }
        }
        for (Group group : topology.groups()) {
            for (Broker broker : group.brokers()) {
                String conf = "instances/" + broker.id() + "/conf/";
                broker(
                        topology,
                        group,
                        broker,
                        document(byPath.get(conf + "activemq.xml").content()));
                Optional.ofNullable(byPath.get(conf + "secrets.properties"))
                        .ifPresent(file -> secrets(topology, group, file));
                settings.putIfAbsent(
                        byPath.get("instances/" + broker.id() + "/bin/instance.sh")
                                .content(),
                        broker.id());
            }
        }
        for (Server server : topology.servers()) {
            Properties cfg = properties(byPath.get("instances/" + server.id() + "/conf/zoo.cfg"));
            assertThat(cfg.stringPropertyNames())
                    .allMatch(key -> key.matches("[a-zA-Z0-9._]+"))
                    .contains("clientPort");
        }
        for (Client client : topology.clients()) {
            client(topology, client, byPath);
        }
    }

    private static void broker(Topology topology, Group group, Broker broker, Document xml) {
        assertThat(values(xml, "broker", "brokerName")).containsExactly(broker.brokerName());
        assertThat(values(xml, "bean", "class")).allMatch(type -> type.startsWith("org."));
        assertThat(values(xml, "transportConnector", "name"))
                .hasSize(group.transportConnectors().size());
        assertThat(values(xml, "authenticationUser", "username"))
                .containsExactlyElementsOf(
                        group.security().users().stream().map(User::username).toList());
        List<NetworkConnector> connectors = topology.networkConnectors().stream()
                .filter(connector -> connector.from().equals(group.id()))
                .toList();
        assertThat(values(xml, "networkConnector", "name"))
                .containsExactlyElementsOf(
                        connectors.stream().map(NetworkConnector::name).toList());
        List<String> destinations = connectors.stream()
                .flatMap(connector -> Stream.of(
                                connector.dynamicallyIncludedDestinations(),
                                connector.excludedDestinations(),
                                connector.staticallyIncludedDestinations())
                        .flatMap(List::stream))
                .map(Destination::physicalName)
                .toList();
        List<String> written = new ArrayList<>(values(xml, "queue", "physicalName"));
        written.addAll(values(xml, "topic", "physicalName"));
        assertThat(written).containsExactlyInAnyOrderElementsOf(destinations);
    }

    private static void secrets(Topology topology, Group group, OutputFile file) {
        assertThat(file.kind()).isEqualTo(Kind.PRIVATE);
        Collection<Object> written = properties(file).values();
        assertThat(Secret.of(topology))
                .map(Secret::value)
                .containsAll(written.stream().map(Object::toString).toList());
        assertThat(written)
                .containsAll(
                        group.security().users().stream().map(User::password).toList());
    }

    private void client(Topology topology, Client client, Map<String, OutputFile> files) throws Exception {
        String folderOfClient = "clients/" + client.id() + "/";
        Properties properties = properties(files.get(folderOfClient + "client.properties"));
        assertThat(properties.getProperty("url"))
                .isEqualTo(FailoverUrl.of(topology, client).toString());
        assertThat(properties.getProperty("userName"))
                .isEqualTo(client.userName().orElse(null));
        assertThat(properties.getProperty("password"))
                .isEqualTo(client.password().orElse(null));
        assertThat(properties.stringPropertyNames())
                .isSubsetOf(
                        "url", "useAsyncSend", "alwaysSessionAsync", "useDedicatedTaskRunner", "userName", "password");
        assertThat(values(document(files.get(folderOfClient + "spring.xml").content()), "property", "value"))
                .contains(properties.getProperty("url"));
    }

    /** All at once: it reads each file, and prints what it has understood. */
    private void theShellReadsWhatWasWritten(Map<String, String> settings) throws Exception {
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        Files.createDirectories(folder.resolve("bin/lib"));
        Files.createDirectories(folder.resolve("instances/any/bin"));
        Files.writeString(folder.resolve("bin/lib/activemq.sh"), "");
        List<String> ids = new ArrayList<>();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            Files.writeString(scripts.resolve(String.format("%06d", ids.size())), setting.getKey());
            ids.add(setting.getValue());
        }
        Path answers = folder.resolve("answers");
        Process shell = new ProcessBuilder("sh", "-c", SHELL, "sh", scripts.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(answers.toFile())
                .start();
        int status = shell.waitFor();
        String[] answer = Files.readString(answers, UTF_8).split("\0", -1);
        assertThat(status)
                .as("exit status of the shell, which said last: %s", answer[answer.length - 1])
                .isZero();
        assertThat(IntStream.range(0, ids.size())
                        .mapToObj(i -> 2 * i + 1 < answer.length ? answer[2 * i + 1] : "nothing")
                        .toList())
                .isEqualTo(ids);
    }

    // --- reading

    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser;
        } catch (javax.xml.parsers.ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document document(String xml) throws Exception {
        return parser().parse(new InputSource(new StringReader(xml)));
    }

    /** As Spring and XBean read an attribute. */
    private static List<String> values(Document document, String element, String attribute) {
        NodeList found = document.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> ((org.w3c.dom.Element) found.item(i)).getAttribute(attribute))
                .map(value -> value.startsWith("##") ? value.substring(1) : value)
                .map(value -> value.replace("#{'#'}{", "#{"))
                .toList();
    }

    private static Properties properties(OutputFile file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(file.content()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties;
    }

    // --- making

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

    /** Broken in one place, most often in a text. */
    private static Element mutated(Element element, Random random) {
        if (element.children().isEmpty()) {
            return new Element(element.name(), text(element.text(), random), element.attributeNames(), List.of());
        }
        List<Element> children = new ArrayList<>(element.children());
        int place = random.nextInt(children.size());
        Element child = children.get(place);
        if (random.nextInt(12) > 0) {
            children.set(place, mutated(child, random));
        } else {
            switch (random.nextInt(6)) {
                case 0 -> children.remove(place);
                case 1 -> children.add(child);
                case 2 -> children.set(place, children.set(random.nextInt(children.size()), child));
                case 3 -> children.set(place, new Element(child.name(), "", List.of(), List.of()));
                case 4 -> children.set(place, new Element(word(random), child.text(), List.of(), child.children()));
                default ->
                    children.set(
                            place, new Element(child.name(), word(random), List.of(word(random)), child.children()));
            }
        }
        return new Element(element.name(), element.text(), element.attributeNames(), children);
    }

    private static String text(String text, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> text + word(random);
            case 1 -> word(random) + text;
            case 2 -> text.substring(0, text.length() / 2) + word(random) + text.substring(text.length() / 2);
            default -> word(random);
        };
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
