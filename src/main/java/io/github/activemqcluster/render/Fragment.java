package io.github.activemqcluster.render;

import io.github.activemqcluster.problem.InputLimits;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML of the user's own for inside {@code <broker>}, for settings that the topology has no word for.
 *
 * @param name the file's name, as it can stand in a comment
 * @param xml the elements, as the file has them
 * @param elements the names of its outermost elements, each as often as it stands in the fragment
 */
record Fragment(String name, String xml, List<String> elements) {

    Fragment {
        elements = List.copyOf(elements);
    }

    private static final Pattern DECLARATION = Pattern.compile("^\uFEFF?\\s*<\\?xml\\s[^>]*\\?>");

    /** This start tag stands in the fragment's own first line, so that the parser's line numbers stay right. */
    private static final String OPEN = "<broker xmlns=\"http://activemq.apache.org/schema/core\">";

    /**
     * Reads a fragment.
     *
     * @throws IOException if the file cannot be read
     * @throws TooDeep if its elements are nested too deep
     * @throws XMLStreamException if it is not well-formed; the message names the line
     */
    static Fragment read(Path file) throws IOException, XMLStreamException {
        String xml = DECLARATION
                .matcher(InputLimits.text(file))
                .replaceFirst("")
                .replace("\r\n", "\n")
                .stripTrailing();
        return new Fragment(
                file.getFileName().toString().replaceAll("-{2,}|\\p{Cntrl}", "-"),
                xml.replaceFirst("^\n+", ""),
                outermost(xml));
    }

    /** Reads its elements, inside a {@code <broker>}. */
    XMLStreamReader reader() throws XMLStreamException {
        return reader(xml);
    }

    private static XMLStreamReader reader(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // A fragment must not make the parser read a file or the network.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new StringReader(OPEN + xml + "</broker>"));
    }

    /** Elements are nested too deep. */
    static final class TooDeep extends XMLStreamException {

        private static final long serialVersionUID = 1L;

        TooDeep(Location where) {
            super("elements are nested more than " + InputLimits.DEPTH + " deep", where);
        }
    }

    private static List<String> outermost(String xml) throws XMLStreamException {
        XMLStreamReader reader = reader(xml);
        List<String> elements = new ArrayList<>();
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                // The fragment stands inside a <broker>.
                if (depth > InputLimits.DEPTH + 1) {
                    throw new TooDeep(reader.getLocation());
                }
                if (depth == 2) {
                    elements.add(reader.getLocalName());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("A DOCTYPE is not allowed here", reader.getLocation());
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("An entity has not been declared", reader.getLocation());
            }
        }
        reader.close();
        return elements;
    }
}
