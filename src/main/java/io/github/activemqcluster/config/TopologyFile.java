package io.github.activemqcluster.config;

import io.github.activemqcluster.problem.TopologyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a topology file into a neutral tree. The file may come from anywhere, so it may neither have a document type nor
 * entities of its own, and both its size and its depth are bounded.
 */
@Named
@Singleton
public final class TopologyFile {

    @Inject
    public TopologyFile() {}

    /**
     * Reads a file. What its elements mean is not looked at, only that the root is {@code topology}.
     *
     * @throws TopologyException with file, line and column, where it cannot be read or is not well-formed XML
     */
    public Element read(Path file) throws TopologyException {
        try {
            return new Reading(file, content(file)).read();
        } catch (XMLStreamException e) {
            throw fault(file, e.getLocation(), "is not well-formed XML: " + sentence(e), e);
        }
    }

    private static byte[] content(Path file) throws TopologyException {
        if (Files.isDirectory(file)) {
            throw fault(file, "is a directory. Give the topology file itself.");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(Limits.FILE_SIZE + 1);
            if (content.length > Limits.FILE_SIZE) {
                throw fault(file, "is larger than " + Limits.FILE_SIZE / 1024 / 1024 + " MB. No topology needs that.");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw fault(file, "does not exist. Mend the parameter topologyFile, or write the file.");
        } catch (IOException e) {
            throw fault(file, "cannot be read: " + e.getMessage() + ".");
        }
    }

    private static TopologyException fault(Path file, String what) {
        return new TopologyException(file + " " + what, List.of());
    }

    private static TopologyException fault(Path file, Location location, String what, Throwable cause) {
        var fault = new TopologyException(
                file + ":" + Math.max(1, location.getLineNumber()) + ":" + Math.max(1, location.getColumnNumber())
                        + ": " + what,
                List.of());
        fault.initCause(cause);
        return fault;
    }

    /** The parser's own words without the position that it puts before them. */
    private static String sentence(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int words = message.indexOf("Message: ");
        String sentence = (words < 0 ? message : message.substring(words + "Message: ".length())).strip();
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    /** One reading of one file. */
    private static final class Reading {

        private final Path file;
        private final byte[] content;

        Reading(Path file, byte[] content) {
            this.file = file;
            this.content = content;
        }

        Element read() throws XMLStreamException, TopologyException {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                Deque<Open> open = new ArrayDeque<>();
                while (true) {
                    switch (reader.next()) {
                        case XMLStreamConstants.DTD ->
                            throw fault(reader, "has a document type. Leave <!DOCTYPE …> out; no entities are read.");
                        case XMLStreamConstants.ENTITY_REFERENCE ->
                            throw fault(
                                    reader,
                                    "has the entity &" + Quoted.plain(reader.getLocalName())
                                            + ";. Write what it stands for.");
                        case XMLStreamConstants.START_ELEMENT -> open.push(start(reader, open.size()));
                        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                            if (!open.isEmpty()) {
                                open.element().text.append(reader.getText());
                            }
                        }
                        case XMLStreamConstants.END_ELEMENT -> {
                            Element element = open.pop().close();
                            if (open.isEmpty()) {
                                readToEnd(reader);
                                return element;
                            }
                            open.element().children.add(element);
                        }
                        default -> {
                            // Comments and processing instructions say nothing to us.
                        }
                    }
                }
            } finally {
                reader.close();
            }
        }

        /** What follows the root may be malformed as well. */
        private static void readToEnd(XMLStreamReader reader) throws XMLStreamException {
            while (reader.hasNext()) {
                reader.next();
            }
        }

        private Open start(XMLStreamReader reader, int depth) throws TopologyException {
            if (depth == 0 && !reader.getLocalName().equals("topology")) {
                throw fault(
                        reader,
                        "the root element is <" + Quoted.plain(reader.getLocalName()) + ">. A topology file begins with"
                                + " <topology>.");
            }
            if (reader.getNamespaceURI() != null && !reader.getNamespaceURI().isEmpty()) {
                throw fault(
                        reader,
                        "<" + Quoted.plain(reader.getLocalName()) + "> is in the namespace "
                                + Quoted.of(reader.getNamespaceURI()) + ". The vocabulary has none; leave xmlns out.");
            }
            if (depth == Limits.DEPTH) {
                throw fault(reader, "elements are nested more than " + Limits.DEPTH + " deep. No topology needs that.");
            }
            return new Open(reader.getLocalName(), attributes(reader, depth == 0));
        }

        private List<String> attributes(XMLStreamReader reader, boolean root) throws TopologyException {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String name = reader.getAttributeLocalName(i);
                if (root && XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(reader.getAttributeNamespace(i))) {
                    // Where an editor finds the schema.
                    continue;
                }
                if (name.startsWith("combine.")) {
                    throw fault(
                            reader, "the attribute " + Quoted.of(name) + " is Maven's, and only a POM can have it.");
                }
                names.add(name);
            }
            return names;
        }

        private TopologyException fault(XMLStreamReader reader, String what) {
            return TopologyFile.fault(file, reader.getLocation(), what, null);
        }

        /** The JDK's own parser, whatever others a build brings along. */
        private static XMLInputFactory factory() {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return factory;
        }
    }

    /** An element whose end has not been read yet. */
    private static final class Open {

        private final String name;
        private final List<String> attributeNames;
        private final StringBuilder text = new StringBuilder();
        private final List<Element> children = new ArrayList<>();

        Open(String name, List<String> attributeNames) {
            this.name = name;
            this.attributeNames = attributeNames;
        }

        Element close() {
            return new Element(name, text.toString().strip(), attributeNames, children);
        }
    }
}
