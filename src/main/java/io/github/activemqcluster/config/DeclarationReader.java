package io.github.activemqcluster.config;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.UnmarshallerHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Binds a tree that is free of faults to declarations, with JAXB. The tree is handed over as SAX events, so that no XML
 * needs to be written and parsed on the way.
 */
final class DeclarationReader {

    private JAXBContext context;

    /** The declarations of a tree that the strict reader has let pass. */
    TopologyDeclaration read(Element root) {
        try {
            UnmarshallerHandler handler = context().createUnmarshaller().getUnmarshallerHandler();
            handler.startDocument();
            send(root, handler);
            handler.endDocument();
            return (TopologyDeclaration) handler.getResult();
        } catch (JAXBException | SAXException e) {
            throw new IllegalStateException("the strict reader let something pass that JAXB cannot bind", e);
        }
    }

    /** Made when it is first needed, and kept, since making it takes far longer than all that is done with it. */
    private synchronized JAXBContext context() throws JAXBException {
        if (context == null) {
            context = JAXBContext.newInstance(TopologyDeclaration.class);
        }
        return context;
    }

    private static void send(Element element, UnmarshallerHandler handler) throws SAXException {
        handler.startElement("", element.name(), element.name(), new AttributesImpl());
        char[] text = element.text().toCharArray();
        if (text.length > 0) {
            handler.characters(text, 0, text.length);
        }
        for (Element child : element.children()) {
            send(child, handler);
        }
        handler.endElement("", element.name(), element.name());
    }
}
