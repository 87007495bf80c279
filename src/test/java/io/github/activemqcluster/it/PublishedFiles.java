package io.github.activemqcluster.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Checks a release in a folder for the demands of a public repository: a POM that describes the project and its
 * address, the plugin with its sources, Javadoc and bill of materials, and a checksum of each file.
 */
public final class PublishedFiles {

    private static final String ARTIFACT = "activemq-cluster-maven-plugin";
    private static final String GROUP = "io.github.activemqcluster";

    /** The elements that Maven Central demands in each POM, and {@code issueManagement}. */
    private static final List<String> IN_THE_POM = List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "developers/developer/url",
            "scm/connection",
            "scm/developerConnection",
            "scm/url",
            "issueManagement/url",
            "prerequisites/maven");

    /** The elements that only serve to build the plugin; Maven Central refuses the first two. */
    private static final List<String> NOT_IN_THE_POM = List.of(
            "repositories",
            "pluginRepositories",
            "distributionManagement",
            "dependencies",
            "dependencyManagement",
            "build",
            "profiles",
            "properties",
            "parent");

    private static final List<String> FILES =
            List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml", ".pom");

    private final Path repository;
    private final String version;
    private final boolean signed;
    private final List<String> shortcomings = new ArrayList<>();

    private PublishedFiles(Path repository, String version, boolean signed) {
        this.repository = repository;
        this.version = version;
        this.signed = signed;
    }

    /**
     * Prints the missing parts, and fails if there are any.
     *
     * @param arguments the folder, the version, and {@code signed} if each file must have a signature beside it
     */
    public static void main(String[] arguments) throws Exception {
        List<String> shortcomings = shortcomings(
                Path.of(arguments[0]), arguments[1], arguments.length > 2 && arguments[2].equals("signed"));
        shortcomings.forEach(System.err::println);
        if (!shortcomings.isEmpty()) {
            System.exit(1);
        }
    }

    /**
     * The faults that a public repository would refuse, and those that a user would notice; empty if there are none.
     */
    static List<String> shortcomings(Path repository, String version, boolean signed) throws Exception {
        PublishedFiles files = new PublishedFiles(repository, version, signed);
        files.find();
        return files.shortcomings;
    }

    private void find() throws Exception {
        Path folder =
                repository.resolve(GROUP.replace('.', '/')).resolve(ARTIFACT).resolve(version);
        if (version.endsWith("-SNAPSHOT")) {
            shortcomings.add(version + " is no release");
        }
        for (String ending : FILES) {
            Path file = folder.resolve(ARTIFACT + "-" + version + ending);
            if (Files.isRegularFile(file)) {
                checksums(file);
            } else {
                shortcomings.add(file + " is missing");
            }
        }
        if (shortcomings.isEmpty()) {
            pom(folder.resolve(ARTIFACT + "-" + version + ".pom"));
            contents(folder);
        }
        prefix();
    }

    private void checksums(Path file) throws IOException, NoSuchAlgorithmException {
        for (String algorithm : List.of("MD5", "SHA-1")) {
            Path checksum = Path.of(file + "." + algorithm.replace("-", "").toLowerCase(Locale.ROOT));
            String expected = HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
            if (!Files.isRegularFile(checksum)) {
                shortcomings.add(checksum + " is missing");
            } else if (!Files.readString(checksum).strip().equals(expected)) {
                shortcomings.add(checksum + " is of another file");
            }
        }
        if (signed && !Files.isRegularFile(Path.of(file + ".asc"))) {
            shortcomings.add(file + ".asc is missing");
        }
    }

    private void pom(Path file) throws Exception {
        Document pom = xml(file);
        for (String path : IN_THE_POM) {
            if (text(pom, path).isEmpty()) {
                shortcomings.add(file + " does not say " + path);
            }
        }
        for (String path : NOT_IN_THE_POM) {
            if (node(pom, path).isPresent()) {
                shortcomings.add(file + " says " + path + ", which only its own build needs");
            }
        }
        if (!text(pom, "version").equals(version)) {
            shortcomings.add(file + " is of version " + text(pom, "version"));
        }
        if (!text(pom, "packaging").equals("maven-plugin")) {
            shortcomings.add(file + " is no Maven plugin's, but: " + text(pom, "packaging"));
        }
        if (Files.readString(file).contains("${")) {
            shortcomings.add(file + " has an expression that nothing replaces any more");
        }
    }

    private void contents(Path folder) throws IOException {
        Set<String> jar = names(folder, ".jar");
        Set<String> sources = names(folder, "-sources.jar");
        if (!jar.contains("META-INF/maven/plugin.xml")) {
            shortcomings.add("The plugin has no descriptor");
        }
        if (!jar.contains("META-INF/LICENSE") || !sources.contains("META-INF/LICENSE")) {
            shortcomings.add("The plugin or its sources have no licence");
        }
        String own = GROUP.replace('.', '/') + "/";
        jar.stream()
                .filter(name -> name.startsWith(own) && name.endsWith(".class"))
                .map(name -> name.replaceFirst("(\\$.*)?\\.class$", ".java"))
                .distinct()
                .filter(name -> !sources.contains(name))
                .forEach(name -> shortcomings.add("The sources lack " + name));
        if (!names(folder, "-javadoc.jar").contains("index.html")) {
            shortcomings.add("The Javadoc has no index.html");
        }
        String bill = Files.readString(folder.resolve(ARTIFACT + "-" + version + "-cyclonedx.json"));
        jar.stream()
                .filter(name -> name.matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties"))
                .map(name -> name.split("/", -1))
                .filter(parts -> !bill.contains("pkg:maven/" + parts[2] + "/" + parts[3] + "@"))
                .forEach(parts ->
                        shortcomings.add("The bill of materials lacks " + parts[2] + ":" + parts[3] + " of the jar"));
    }

    /** Without this prefix, users must write the plugin's whole coordinates to call it. */
    private void prefix() throws Exception {
        Path metadata = repository.resolve(GROUP.replace('.', '/')).resolve("maven-metadata.xml");
        if (!Files.isRegularFile(metadata)) {
            shortcomings.add(metadata + " is missing, which says under which prefix the plugin is called");
        } else if (!text(xml(metadata), "plugins/plugin/prefix").equals("activemq-cluster")) {
            shortcomings.add(metadata + " has another prefix than activemq-cluster");
        }
    }

    private Set<String> names(Path folder, String ending) throws IOException {
        try (JarFile jar = new JarFile(
                        folder.resolve(ARTIFACT + "-" + version + ending).toFile());
                Stream<String> names = jar.stream().map(ZipEntry::getName)) {
            return names.collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Document xml(Path file) throws IOException, SAXException, ParserConfigurationException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static String text(Document document, String path) {
        return node(document, path).map(node -> node.getTextContent().strip()).orElse("");
    }

    private static Optional<Node> node(Document document, String path) {
        Node node = document.getDocumentElement();
        for (String name : path.split("/", -1)) {
            Node child = node.getFirstChild();
            while (child != null && !child.getNodeName().equals(name)) {
                child = child.getNextSibling();
            }
            if (child == null) {
                return Optional.empty();
            }
            node = child;
        }
        return Optional.of(node);
    }
}
