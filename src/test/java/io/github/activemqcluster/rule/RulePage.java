package io.github.activemqcluster.rule;

import io.github.activemqcluster.config.Element;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A rule's page in the documentation, and the two topologies on it: a wrong and a right one. */
public final class RulePage {

    private static final Path PAGES = Path.of("src", "site", "markdown", "rules");
    private static final Pattern EXAMPLE = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

    /** The first line of an example that is a file. The topology names the file. */
    private static final Pattern FILE = Pattern.compile("<!-- (\\S+[.]xml) -->\n.*", Pattern.DOTALL);

    /** The rules that need a JVM of another release, rendered files, or the network. */
    private static final Set<String> NOT_FOUND_BY_CHECK =
            Set.of("release-java", "broker-as-asked", "surroundings-answer", "bundled-advisories");

    /** The parent of an element that an example gives alone. */
    private static final Map<String, String> LISTS = Map.of(
            "host", "hosts",
            "ensemble", "ensembles",
            "group", "groups",
            "networkConnector", "networkConnectors",
            "client", "clients");

    /** The elements of the whole topology. */
    private static final Set<String> KEPT = Set.of("activemq", "zookeeper", "authentication", "sslContext", "console");

    private final List<String> examples;
    private final Map<String, String> files = new LinkedHashMap<>();

    private RulePage(List<String> all) {
        this.examples = new ArrayList<>();
        for (String example : all) {
            Matcher file = FILE.matcher(example);
            if (file.matches()) {
                files.put(file.group(1), example);
            } else {
                examples.add(example);
            }
        }
    }

    static RulePage of(String rule) throws IOException {
        return of(rule, Path.of(""));
    }

    private static RulePage of(String rule, Path project) throws IOException {
        return new RulePage(
                EXAMPLE.matcher(Files.readString(project.resolve(PAGES).resolve(rule + ".md")))
                        .results()
                        .map(match -> match.group(1))
                        .toList());
    }

    /** The example as it is on the page. */
    String wrong() {
        return examples.get(0);
    }

    /** As it is on the page. */
    String right() {
        return examples.get(1);
    }

    /** Writes the files that the two examples name. */
    void writeFiles(Path directory) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
    }

    /**
     * Writes a Maven project for the wrong example of each rule that {@code check} checks, with all other rules off,
     * and a project with all of these as its modules.
     *
     * @param project this project's own folder
     * @param basedir the folder for the projects
     */
    public static void writeProjects(File project, File basedir) throws Exception {
        List<String> rules = RuleCatalogue.ofTopology().stream()
                .map(RuleCatalogue.Entry::id)
                .filter(rule -> !NOT_FOUND_BY_CHECK.contains(rule))
                .toList();
        String parent = Files.readString(basedir.toPath().resolve("pom.xml"));
        for (String rule : rules) {
            Path pom = Files.createDirectories(basedir.toPath().resolve(rule)).resolve("pom.xml");
            RulePage page = of(rule, project.toPath());
            Files.writeString(pom, module(rule, completed(page.wrong())));
            page.writeFiles(pom.getParent());
        }
        Files.writeString(
                basedir.toPath().resolve("pom.xml"),
                parent.replace(
                        "<modules/>",
                        rules.stream()
                                .map(rule -> "<module>" + rule + "</module>")
                                .collect(Collectors.joining("\n", "<modules>\n", "\n</modules>"))));
    }

    private static String module(String rule, Element topology) {
        String others = RuleCatalogue.entries().stream()
                .map(RuleCatalogue.Entry::id)
                .filter(other -> !other.equals(rule))
                .map(other -> "<" + other + ">off</" + other + ">")
                .collect(Collectors.joining());
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>it.activemqcluster</groupId>
                    <artifactId>message-of-each-rule</artifactId>
                    <version>1</version>
                  </parent>
                  <artifactId>%s</artifactId>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>io.github.activemqcluster</groupId>
                        <artifactId>activemq-cluster-maven-plugin</artifactId>
                        <configuration>
                          <placement>%s</placement>
                          <rules combine.self="override">%s</rules>
                          %s
                        </configuration>
                        <executions>
                          <execution>
                            <goals>
                              <goal>check</goal>
                            </goals>
                          </execution>
                        </executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """
                .formatted(rule, placement(rule), others, xml(topology));
    }

    private static String placement(String rule) {
        return rule.equals("local-is-local") ? "local" : "hosts";
    }

    private static String xml(Element element) {
        String content =
                element.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                        + element.children().stream().map(RulePage::xml).collect(Collectors.joining());
        return "<" + element.name() + ">" + content + "</" + element.name() + ">\n";
    }

    /** The example with its missing parts: a release, and the hosts, groups and ensembles that it only names. */
    static Element completed(String example) throws Exception {
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
                named(example, "<(?:from|to|groups)>\\s*([^<\\s][^<]*)<"),
                id -> element("group", leaf("id", id), leaf("size", "1"), element("kahaDB")));
        if (groups.isEmpty()) {
            groups.add(element("group", leaf("id", "orders"), leaf("size", "1"), element("kahaDB")));
        }
        declare(
                lists,
                "ensembles",
                named(example, "<ensemble>\\s*([^<\\s][^<]*)<"),
                id -> element("ensemble", leaf("id", id), leaf("size", "3")));
        if (!example.contains("<hosts>")) {
            declare(lists, "hosts", named(example, "<host>\\s*([^<\\s][^<]*)<"), id -> element("host", leaf("id", id)));
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
            ids.addAll(List.of(matcher.group(1).strip().split("\\s*,\\s*", -1)));
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
