package io.github.activemqcluster.config;

import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.StartTags;
import io.github.activemqcluster.problem.InputLimits;
import io.github.activemqcluster.problem.TopologyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads a topology file into a neutral tree. The file may come from an untrusted source. So document types and entities
 * are refused, and the size and the depth are bounded.
 */
@Named
@Singleton
public final class TopologyFile {

    @Inject
    public TopologyFile() {}

    /**
     * Reads a file. Checks only that the root is {@code topology}, not what the elements mean.
     *
     * @throws TopologyException with file, line and column, if the file cannot be read or is not well-formed XML
     */
    public Element read(Path file) throws TopologyException {
        byte[] content = content(file);
        var reading = new Reading(file, StartTags.in(content));
        try {
            parser(reading).parse(new InputSource(new ByteArrayInputStream(content)));
            return reading.root;
        } catch (SAXParseException e) {
            String what = e instanceof Refusal ? e.getMessage() : "is not well-formed XML: " + sentence(e);
            throw fault(file, e.getLineNumber(), e.getColumnNumber(), what, e);
        } catch (SAXException | IOException e) {
            // The encoding does not have this byte.
            throw fault(
                    file,
                    reading.locator.getLineNumber(),
                    reading.locator.getColumnNumber(),
                    "is not well-formed XML: " + sentence(e),
                    e);
        }
    }

    private static byte[] content(Path file) throws TopologyException {
        if (Files.isDirectory(file)) {
            throw fault(file, "is a directory. Give the topology file itself.");
        }
        try {
            return InputLimits.bytes(file);
        } catch (InputLimits.TooLarge e) {
            throw fault(file, e.getMessage() + ". No topology needs that.");
        } catch (NoSuchFileException e) {
            throw fault(file, "does not exist. Mend the parameter topologyFile, or write the file.");
        } catch (IOException e) {
            throw fault(file, "cannot be read: " + e.getMessage() + ".");
        }
    }

    /** The JDK's own parser, even if the build has other parsers. */
    private static XMLReader parser(Reading reading) throws SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            XMLReader parser = factory.newSAXParser().getXMLReader();
            parser.setContentHandler(reading);
            parser.setErrorHandler(reading);
            parser.setEntityResolver(reading);
            parser.setProperty("http://xml.org/sax/properties/lexical-handler", reading);
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own parser cannot be set up", e);
        }
    }

    private static TopologyException fault(Path file, String what) {
        return new TopologyException(file + " " + what, List.of());
    }

    private static TopologyException fault(Path file, int line, int column, String what, Throwable cause) {
        var fault = new TopologyException(
                file + ":" + Math.max(1, line) + ":" + Math.max(1, column) + ": " + what, List.of());
        fault.initCause(cause);
        return fault;
    }

    private static String sentence(Exception e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.endsWith(".") ? message : message + ".";
    }

    /** A construct that XML allows and a topology does not. */
    private static final class Refusal extends SAXParseException {

        private static final long serialVersionUID = 1L;

        Refusal(String what, Locator locator) {
            super(what, locator);
        }
    }

    /** One reading of one file. */
    private static final class Reading extends DefaultHandler2 {

        private final Path file;
        private final StartTags tags;
        private final Deque<Open> open = new ArrayDeque<>();
        private Locator locator;
        private Element root;

        Reading(Path file, StartTags tags) {
            this.file = file;
            this.tags = tags;
        }

        @Override
        public void setDocumentLocator(Locator given) {
            locator = given;
        }

        /** Called before the parser reads the document type. */
        @Override
        public void startDTD(String name, String publicId, String systemId) throws SAXException {
            throw new Refusal("has a document type. Leave <!DOCTYPE …> out; no entities are read.", locator);
        }

        /** Never called, since document types are refused. If it is called, it fetches nothing. */
        @Override
        public InputSource resolveEntity(String name, String publicId, String base, String systemId) {
            return new InputSource(new StringReader(""));
        }

        @Override
        public void startElement(String namespace, String name, String qualifiedName, Attributes attributes)
                throws SAXException {
            if (open.isEmpty() && !name.equals("topology")) {
                throw new Refusal(
                        "the root element is <" + Quoted.plain(name) + ">. A topology file begins with <topology>.",
                        locator);
            }
            if (!namespace.isEmpty()) {
                throw new Refusal(
                        "<" + Quoted.plain(name) + "> is in the namespace " + Quoted.of(namespace)
                                + ". The vocabulary has none; leave xmlns out.",
                        locator);
            }
            if (open.size() == InputLimits.DEPTH) {
                throw new Refusal(
                        "elements are nested more than " + InputLimits.DEPTH + " deep. No topology needs that.",
                        locator);
            }
            open.push(new Open(
                    name,
                    names(attributes),
                    tags.begin(
                            new Location(file, locator.getLineNumber(), Math.max(0, locator.getColumnNumber())),
                            name)));
        }

        private List<String> names(Attributes attributes) throws SAXException {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < attributes.getLength(); i++) {
                String name = attributes.getLocalName(i);
                if (open.isEmpty() && XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(attributes.getURI(i))) {
                    // An editor finds the schema by this attribute.
                    continue;
                }
                if (name.startsWith("combine.")) {
                    throw new Refusal(
                            "the attribute " + Quoted.of(name) + " is Maven's, and only a POM can have it.", locator);
                }
                names.add(name);
            }
            return names;
        }

        @Override
        public void characters(char[] text, int start, int length) {
            open.element().text.append(text, start, length);
        }

        @Override
        public void endElement(String namespace, String name, String qualifiedName) {
            Element element = open.pop().close();
            if (open.isEmpty()) {
                root = element;
            } else {
                open.element().children.add(element);
            }
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    /** An element whose end has not been read yet. */
    private static final class Open {

        private final String name;
        private final List<String> attributeNames;
        private final Location location;
        private final StringBuilder text = new StringBuilder();
        private final List<Element> children = new ArrayList<>();

        Open(String name, List<String> attributeNames, Location location) {
            this.name = name;
            this.attributeNames = attributeNames;
            this.location = location;
        }

        Element close() {
            return new Element(name, text.toString().strip(), attributeNames, children, Optional.of(location));
        }
    }
}
