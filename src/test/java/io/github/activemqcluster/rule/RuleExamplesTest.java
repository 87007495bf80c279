package io.github.activemqcluster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.Placement;
import io.github.activemqcluster.config.PortSource;
import io.github.activemqcluster.config.Settings;
import io.github.activemqcluster.config.TopologyBinder;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.release.Releases;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The examples on the rules' pages mean what the pages say: the wrong one breaks the rule, the right one does not. They
 * are read as a user's own would be, within the topology that each leaves to its reader to imagine.
 */
class RuleExamplesTest {

    private static final Path PAGES = Path.of("src", "site", "markdown", "rules");
    private static final Pattern EXAMPLE = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

    /** Where an element belongs that an example gives alone. */
    private static final Map<String, String> LISTS = Map.of(
            "host", "hosts",
            "ensemble", "ensembles",
            "group", "groups",
            "networkConnector", "networkConnectors",
            "client", "clients");

    /** What is said of the whole topology. */
    private static final Set<String> KEPT = Set.of("activemq", "zookeeper", "authentication", "sslContext", "console");

    private final Releases releases = new Releases();

    /** What is only found in what was rendered has a test of its own, src/it/broker-is-not-as-asked. */
    static Stream<RuleCatalogue.Entry> rules() {
        return RuleCatalogue.entries().stream().filter(entry -> entry.scope() != RuleCatalogue.Scope.CONFORMANCE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theWrongExampleBreaksTheRule(RuleCatalogue.Entry rule) throws Exception {
        assertThat(problems(rule, 0)).map(Problem::rule).contains(rule.id());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRightExampleDoesNot(RuleCatalogue.Entry rule) throws Exception {
        assertThat(problems(rule, 1)).map(Problem::rule).doesNotContain(rule.id());
    }

    private List<Problem> problems(RuleCatalogue.Entry rule, int example) throws Exception {
        String page = Files.readString(PAGES.resolve(rule.id() + ".md"));
        String xml = EXAMPLE.matcher(page)
                .results()
                .map(match -> match.group(1))
                .skip(example)
                .findFirst()
                .orElseThrow();
        Placement placement = rule.id().equals("local-is-local") ? Placement.LOCAL : Placement.HOSTS;
        OptionalInt java = xml.contains("on Java 11") ? OptionalInt.of(11) : OptionalInt.of(17);
        var found = new Problems();
        var topology = new TopologyBinder(releases)
                .bind(
                        completed(xml).mapTexts(text -> text.replaceAll("\\$\\{env\\.(\\w+)}", "the value of $1")),
                        new Settings("example", placement, PortSource.planned()),
                        found);
        return new RuleRunner(releases)
                .run(
                        topology,
                        found,
                        RuleLevels.defaults(),
                        placement == Placement.LOCAL,
                        java,
                        value -> xml.contains(">" + value + "<"));
    }

    /** The example with what it does not say: a release, and the hosts, groups and ensembles that it only names. */
    private static Element completed(String example) throws Exception {
        Map<String, List<Element>> lists = new LinkedHashMap<>();
        List<Element> others = new ArrayList<>();
        for (Element element : parsed("<topology>" + example + "</topology>").children()) {
            if (LISTS.containsKey(element.name())) {
                lists.computeIfAbsent(LISTS.get(element.name()), unused -> new ArrayList<>())
                        .add(element);
            } else if (LISTS.containsValue(element.name())) {
                lists.computeIfAbsent(element.name(), unused -> new ArrayList<>())
                        .addAll(element.children());
            } else if (element.name().equals("broker")) {
                lists.computeIfAbsent("brokers", unused -> new ArrayList<>()).add(element);
            } else {
                others.add(element);
            }
        }
        List<Element> groups = lists.computeIfAbsent("groups", unused -> new ArrayList<>());
        if (lists.containsKey("brokers")) {
            groups.add(element(
                    "group",
                    leaf("id", "orders"),
                    element("brokers", lists.remove("brokers").toArray(Element[]::new)),
                    element("sharedFileSystem")));
        }
        for (Element store : List.copyOf(others)) {
            if (!KEPT.contains(store.name())) {
                others.remove(store);
                groups.add(element("group", leaf("id", "orders"), leaf("size", "3"), store));
            }
        }
        String all = example + groups;
        declare(
                lists,
                "groups",
                named(example, "<(?:from|to|groups)>([^<]+)<"),
                id -> element("group", leaf("id", id), leaf("size", "1"), element("kahaDB")));
        if (groups.isEmpty()) {
            groups.add(element("group", leaf("id", "orders"), leaf("size", "1"), element("kahaDB")));
        }
        declare(
                lists,
                "ensembles",
                named(example, "<ensemble>([^<]+)<"),
                id -> element("ensemble", leaf("id", id), leaf("size", "3")));
        if (!example.contains("<hosts>")) {
            declare(lists, "hosts", named(example, "<host>([^<]+)<"), id -> element("host", leaf("id", id)));
        }
        if (others.stream().noneMatch(element -> element.name().equals("activemq"))) {
            others.add(element("activemq", leaf("version", release(all))));
        }
        if (lists.containsKey("ensembles")) {
            others.add(element("zookeeper", leaf("version", "3.9.5")));
        }
        lists.forEach((name, elements) -> others.add(element(name, elements.toArray(Element[]::new))));
        return element("topology", others.toArray(Element[]::new));
    }

    private static String release(String topology) {
        if (topology.contains("replicatedLevelDB")) {
            return "5.16.7";
        }
        return topology.contains("pureMasterSlave") ? "5.7.0" : "6.3.1";
    }

    private static void declare(
            Map<String, List<Element>> lists, String list, Set<String> ids, Function<String, Element> declaration) {
        for (String id : ids) {
            List<Element> declared = lists.computeIfAbsent(list, unused -> new ArrayList<>());
            boolean isThere = declared.stream()
                    .flatMap(element -> element.children().stream())
                    .anyMatch(child -> child.name().equals("id") && child.text().equals(id));
            if (!isThere) {
                declared.add(declaration.apply(id));
            }
        }
    }

    private static Set<String> named(String example, String pattern) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(example);
        while (matcher.find()) {
            ids.addAll(List.of(matcher.group(1).split(",", -1)));
        }
        return ids;
    }

    private static Element leaf(String name, String text) {
        return new Element(name, text, List.of(), List.of());
    }

    private static Element element(String name, Element... children) {
        return new Element(name, "", List.of(), List.of(children));
    }

    private static Element parsed(String xml) throws Exception {
        return of(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement());
    }

    private static Element of(Node node) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = node.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE) {
                children.add(of(nodes.item(i)));
            }
        }
        String text = children.isEmpty()
                ? Optional.ofNullable(node.getTextContent()).orElse("").strip()
                : "";
        return new Element(node.getNodeName(), text, List.of(), children);
    }
}
