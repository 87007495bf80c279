package io.github.activemqcluster.config.vocabulary;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * The content that a schema allows, without its form: the elements of each complex type, each with its occurrence and
 * its content.
 */
final class SchemaShape {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";

    private final Map<String, Element> named = new TreeMap<>();

    private SchemaShape(Document schema) {
        for (Element child : children(schema.getDocumentElement())) {
            if (!child.getLocalName().equals("element")) {
                named.put(child.getAttribute("name"), child);
            }
        }
    }

    static Map<String, Map<String, String>> of(String schema) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return new SchemaShape(factory.newDocumentBuilder().parse(new InputSource(new StringReader(schema)))).types();
    }

    private Map<String, Map<String, String>> types() {
        Map<String, Map<String, String>> types = new TreeMap<>();
        named.forEach((name, type) -> {
            // JAXB names the type of options; the published schema writes that type where it is used.
            if (type.getLocalName().equals("complexType") && !name.equals("options")) {
                types.put(name, elements(type));
            }
        });
        return types;
    }

    private Map<String, String> elements(Element type) {
        Map<String, String> elements = new TreeMap<>();
        for (Element particle : children(type)) {
            for (Element element : children(particle)) {
                if (element.getLocalName().equals("element")) {
                    boolean repeats = particle.getLocalName().equals("choice")
                            || element.getAttribute("maxOccurs").equals("unbounded");
                    boolean optional =
                            repeats || element.getAttribute("minOccurs").equals("0");
                    elements.put(
                            element.getAttribute("name"),
                            (optional ? "" : "required ") + (repeats ? "repeated " : "") + content(element));
                }
            }
        }
        return elements;
    }

    private String content(Element element) {
        String type = element.getAttribute("type");
        if (!type.isEmpty()) {
            return content(type);
        }
        Element inside = last(children(element));
        if (inside.getLocalName().equals("simpleType")) {
            return content(last(children(inside)).getAttribute("base"));
        }
        Element item = last(children(last(children(inside))));
        return item.getLocalName().equals("any")
                ? "options"
                : "list of " + item.getAttribute("name") + ": " + content(item.getAttribute("type"));
    }

    private String content(String type) {
        if (type.equals("xs:token")) {
            return "xs:string";
        }
        Element definition = named.get(type);
        if (definition == null || definition.getLocalName().equals("complexType")) {
            return type;
        }
        Element restriction = last(children(definition));
        List<String> values = new ArrayList<>();
        for (Element facet : children(restriction)) {
            if (facet.getLocalName().equals("enumeration")) {
                values.add(facet.getAttribute("value"));
            }
        }
        return values.isEmpty() ? content(restriction.getAttribute("base")) : values.toString();
    }

    private static Element last(List<Element> elements) {
        return elements.get(elements.size() - 1);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && XS.equals(element.getNamespaceURI())
                    && !element.getLocalName().equals("annotation")) {
                children.add(element);
            }
        }
        return children;
    }
}
