package io.github.activemqcluster.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The instances of an output directory by its {@code topology.xml}, read without any code of the plugin. */
final class WrittenTopology {

    private WrittenTopology() {}

    /** The instances of an output directory: first the servers, ensemble by ensemble, then the brokers, group by group. */
    static List<Member> members(Path output) throws IOException {
        Element topology = parse(output.resolve("topology.xml"));
        Map<String, String> addresses = list(topology, "hosts", "host").stream()
                .collect(Collectors.toMap(host -> text(host, "id"), host -> text(host, "address")));
        List<Member> members = new ArrayList<>();
        for (Element ensemble : list(topology, "ensembles", "ensemble")) {
            for (Element server : list(ensemble, "servers", "server")) {
                members.add(member(output, text(ensemble, "id"), server, addresses, false));
            }
        }
        for (Element group : list(topology, "groups", "group")) {
            for (Element broker : list(group, "brokers", "broker")) {
                members.add(member(output, text(group, "id"), broker, addresses, true));
            }
        }
        return List.copyOf(members);
    }

    private static Member member(
            Path output, String group, Element element, Map<String, String> addresses, boolean broker) {
        String id = text(element, "id");
        Path directory = output.resolve("instances").resolve(id);
        Element ports = child(element, "ports").orElseThrow(() -> new AssertionError("no ports at " + id));
        Map<String, Integer> byKind = children(ports)
                .collect(Collectors.toMap(
                        Element::getTagName,
                        port -> Integer.valueOf(port.getTextContent().strip())));
        return new Member(
                id, group, broker, addresses.get(text(element, "host")), byKind, directory, directory.resolve("data"));
    }

    private static Element parse(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("cannot read " + file, e);
        }
    }

    private static List<Element> list(Element parent, String wrapper, String item) {
        return child(parent, wrapper).stream()
                .flatMap(WrittenTopology::children)
                .filter(element -> element.getTagName().equals(item))
                .toList();
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent)
                .filter(element -> element.getTagName().equals(name))
                .findFirst();
    }

    private static Stream<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements.stream();
    }

    private static String text(Element parent, String name) {
        return child(parent, name)
                .map(element -> element.getTextContent().strip())
                .orElseThrow(() -> new AssertionError("no " + name + " in " + parent.getTagName()));
    }
}
