package io.github.activemqcluster.conformance;

import io.github.activemqcluster.problem.InputLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * The schema of a release, and the schema of the beans around it. Both come from the home's own jars. Nothing is
 * fetched from the network. Elements of other vocabularies, such as a user's own, are left to Spring.
 */
final class BrokerSchema {

    private static final String BROKER = "http://activemq.apache.org/schema/core";
    private static final String BEANS = "http://www.springframework.org/schema/beans";
    private static final String BEANS_LOCATION = BEANS + "/spring-beans.xsd";

    private final Schema schema;

    private BrokerSchema(Schema schema) {
        this.schema = schema;
    }

    /** Reads the schemas. If a release's own schema cannot be read, the release or the facts have a defect. */
    static BrokerSchema of(ProbeRequest request) {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return new BrokerSchema(factory.newSchema(new Source[] {
                source(request.schemaJar(), "activemq.xsd"),
                source(springBeans(request.jars()), "META-INF/spring.schemas")
            }));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("the schema in " + request.schemaJar() + " cannot be read: " + e, e);
        }
    }

    private static String springBeans(List<String> jars) {
        return jars.stream()
                .filter(jar -> Path.of(jar).getFileName().toString().startsWith("spring-beans-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the home has no spring-beans-*.jar"));
    }

    /** An entry of a jar. If the entry is Spring's own catalogue, the schema that the catalogue names for the beans. */
    private static Source source(String jar, String entry) throws IOException {
        URL url = entry(jar, entry);
        if (entry.endsWith(".schemas")) {
            Properties catalogue = new Properties();
            try (InputStream in = url.openStream()) {
                catalogue.load(in);
            }
            url = entry(jar, catalogue.getProperty(BEANS_LOCATION));
        }
        return new StreamSource(url.toString());
    }

    private static URL entry(String jar, String name) throws IOException {
        return new URL("jar:" + Path.of(jar).toUri() + "!/" + name);
    }

    /** Why the text is not XML that can be read safely. Empty if it is. */
    static List<Finding> parse(String xml) {
        Collector collector = new Collector();
        try {
            XMLReader reader = reader();
            // Each later reader of the text calls itself for each nested element.
            reader.setContentHandler(new DepthLimit());
            reader.setErrorHandler(collector);
            reader.parse(new InputSource(new StringReader(xml)));
        } catch (SAXParseException e) {
            collector.add(e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            collector.findings.add(new Finding(0, String.valueOf(e.getMessage())));
        }
        return collector.findings;
    }

    /** The mistakes of the file. Empty if there are none. */
    List<Finding> check(String xml) {
        Collector collector = new Collector();
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setErrorHandler(collector);
            validator.validate(new SAXSource(new OwnVocabulary(reader()), new InputSource(new StringReader(xml))));
        } catch (SAXParseException e) {
            collector.add(e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            collector.findings.add(new Finding(0, String.valueOf(e.getMessage())));
        }
        return collector.findings;
    }

    private static XMLReader reader() throws SAXException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newSAXParser().getXMLReader();
    }

    /** Keeps every error, since one run must show them all. */
    private static final class Collector implements ErrorHandler {

        private final List<Finding> findings = new ArrayList<>();

        @Override
        public void warning(SAXParseException e) {
            // This is an error of the schema, not of the file.
        }

        @Override
        public void error(SAXParseException e) {
            add(e);
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }

        /**
         * The parser tells a bad value twice, once for the type and once for the attribute. The first message says
         * more.
         */
        private void add(SAXParseException e) {
            boolean repeated = String.valueOf(e.getMessage()).startsWith("cvc-attribute.3")
                    || String.valueOf(e.getMessage()).startsWith("cvc-type.3.1.3");
            if (!repeated || findings.isEmpty()) {
                findings.add(new Finding(e.getLineNumber(), words(e)));
            }
        }

        /** The message without the number of the clause in the specification, which nobody looks up. */
        private static String words(SAXParseException e) {
            return String.valueOf(e.getMessage())
                    .replaceFirst("^cvc-[^:]*: ", "")
                    .replaceFirst("^DOCTYPE is disallowed.*", "a DOCTYPE is not allowed here")
                    // This cuts the list of all other elements that a broker can have.
                    .replaceFirst("(?s) One of '.*", "")
                    .replaceAll("'\\{\"[^\"]*\":([^}\"]*)\\}'", "'$1'")
                    .replaceAll("\\s+", " ")
                    .replaceFirst("[.\\s]+$", "");
        }
    }

    /** Refuses elements that are nested too deep. */
    private static final class DepthLimit extends DefaultHandler {

        private Locator locator;
        private int depth;

        @Override
        public void setDocumentLocator(Locator given) {
            locator = given;
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes)
                throws SAXException {
            depth++;
            // A fragment stands inside <beans> and <broker>.
            if (depth > InputLimits.DEPTH + 2) {
                throw new SAXParseException("elements are nested more than " + InputLimits.DEPTH + " deep", locator);
            }
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            depth--;
        }
    }

    /** Leaves out the elements that belong to neither vocabulary, with their content. */
    private static final class OwnVocabulary extends XMLFilterImpl {

        private int foreign;

        OwnVocabulary(XMLReader parent) {
            super(parent);
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes)
                throws SAXException {
            if (foreign > 0 || !(uri.isEmpty() || uri.equals(BROKER) || uri.equals(BEANS))) {
                foreign++;
            } else {
                super.startElement(uri, localName, qName, attributes);
            }
        }

        @Override
        public void endElement(String uri, String localName, String qName) throws SAXException {
            if (foreign > 0) {
                foreign--;
            } else {
                super.endElement(uri, localName, qName);
            }
        }

        @Override
        public void characters(char[] text, int start, int length) throws SAXException {
            if (foreign == 0) {
                super.characters(text, start, length);
            }
        }
    }
}
