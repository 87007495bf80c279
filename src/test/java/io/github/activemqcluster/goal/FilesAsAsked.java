package io.github.activemqcluster.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.output.OutputFile.Kind;
import io.github.activemqcluster.render.FailoverUrl;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Checks the files of any topology: each reader of a file reads the values that were asked for. */
final class FilesAsAsked {

    private FilesAsAsked() {}

    /** Checks the files, and adds the settings of each broker's scripts to those that a shell will read. */
    static void hold(Topology topology, List<OutputFile> files, SettingsOfScripts settings) throws Exception {
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
                settings.add(
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

    private static void client(Topology topology, Client client, Map<String, OutputFile> files) throws Exception {
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
                        "url",
                        "useAsyncSend",
                        "alwaysSessionAsync",
                        "useDedicatedTaskRunner",
                        "transactedIndividualAck",
                        "userName",
                        "password");
        assertThat(values(document(files.get(folderOfClient + "spring.xml").content()), "property", "value"))
                .contains(properties.getProperty("url"));
    }

    private static Document document(String xml) throws Exception {
        return parser().parse(new InputSource(new StringReader(xml)));
    }

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

    /** The values of an attribute, as Spring and XBean read them. */
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
}
