package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.vocabulary.TopologyDeclaration;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.UnmarshallerHandler;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.glassfish.jaxb.runtime.api.JAXBRIContext;
import org.glassfish.jaxb.runtime.v2.JAXBContextFactory;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Binds a tree without faults to declarations, with JAXB. The reader passes the tree to JAXB as SAX events, so that no
 * XML is written and parsed in between.
 */
final class DeclarationReader {

    private final FutureTask<JAXBContext> context = new FutureTask<>(DeclarationReader::newContext);

    /**
     * Begins to make JAXB's context. That takes far longer than its use, and can run while the topology is still being
     * read.
     */
    DeclarationReader() {
        Thread maker = new Thread(context, "activemq-cluster JAXB");
        maker.setDaemon(true);
        maker.start();
    }

    /** The declarations of a tree that the strict reader has accepted. */
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

    private JAXBContext context() throws JAXBException {
        try {
            return context.get();
        } catch (ExecutionException e) {
            throw new JAXBException("no context for the declarations", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JAXBException("interrupted", e);
        }
    }

    /** Names JAXB's runtime. A search for it takes a tenth of the time, and depends on the thread's class loader. */
    private static JAXBContext newContext() throws JAXBException {
        return new JAXBContextFactory()
                .createContext(
                        new Class<?>[] {TopologyDeclaration.class},
                        Map.of(JAXBRIContext.ANNOTATION_READER, new PlainAnnotations()));
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
