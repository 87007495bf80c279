package io.github.activemqcluster.conformance;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Finds elements that a bean of ActiveMQ's vocabulary has twice. The schema allows that. XBean sets the bean's property
 * once for each of them, so only the last element counts, and the others are lost without a word.
 *
 * <p>In that vocabulary, beans and properties take turns: {@code broker} is a bean, {@code plugins} one of its
 * properties, {@code simpleAuthenticationPlugin} a bean again. A list has one element for the property, and its beans
 * within that element.
 */
final class DoubledElements {

    private static final String BROKER = "http://activemq.apache.org/schema/core";

    private DoubledElements() {}

    /** One finding for each element that replaces an earlier element of its bean, with the line of the later one. */
    static List<Finding> in(String xml) {
        try {
            return read(xml);
        } catch (XMLStreamException e) {
            // The release's own parser reports this mistake, with the place.
            return List.of();
        }
    }

    private static List<Finding> read(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        List<Finding> findings = new ArrayList<>();
        Deque<Level> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                boolean ours = BROKER.equals(reader.getNamespaceURI());
                Level parent = open.peek();
                boolean bean = ours && (parent == null || !parent.bean);
                if (ours && parent != null && parent.bean) {
                    int line = reader.getLocation().getLineNumber();
                    Integer before = parent.lines.put(reader.getLocalName(), line);
                    if (before != null) {
                        findings.add(new Finding(line, words(reader.getLocalName(), parent.name, before)));
                    }
                }
                open.push(new Level(reader.getLocalName(), bean, new HashMap<>()));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
            }
        }
        reader.close();
        return findings;
    }

    private static String words(String element, String bean, int before) {
        return "<" + bean + "> has a second <" + element + ">, and the first one, in line " + before
                + " of the file, is lost";
    }

    private record Level(String name, boolean bean, Map<String, Integer> lines) {}
}
