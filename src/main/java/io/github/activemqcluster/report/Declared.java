package io.github.activemqcluster.report;

import io.github.activemqcluster.problem.InputLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Where a topology is declared: a file, and in it the line of each element by its path ({@code topology.groups[0].id}).
 *
 * <p>Maven does not tell a goal at which line a part of its configuration stands, so the file is read once more. What it
 * got from a parent POM has no line.
 */
public final class Declared {

    private static final String ROOT = "topology";

    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d{1,9})]");

    private final Path file;
    private final Optional<Element> topology;

    private Declared(Path file, Optional<Element> topology) {
        this.file = file;
        this.topology = topology;
    }

    /** An element, its line, and what is in it. */
    private record Element(String name, int line, List<Element> children) {

        Optional<Element> child(String wanted) {
            return children.stream()
                    .filter(child -> child.name().equals(wanted))
                    .findFirst();
        }

        Optional<Element> child(int place) {
            return place < children.size() ? Optional.of(children.get(place)) : Optional.empty();
        }
    }

    /** In a {@code topologyFile}. Where that cannot be read, which is a problem of its own, no line is known. */
    public static Declared inFile(Path file) {
        return read(file, "");
    }

    /**
     * In a POM: the first {@code <topology>} in a configuration of the plugin.
     *
     * @param plugin its artifactId
     */
    public static Declared inPom(Path pom, String plugin) {
        return read(pom, plugin);
    }

    Path file() {
        return file;
    }

    /** The line of an element, or of the nearest one around it that is there; counted from 1. */
    OptionalInt line(String where) {
        Optional<Element> found = topology;
        Matcher step = STEP.matcher(where);
        if (found.isEmpty() || !step.lookingAt() || !ROOT.equals(step.group(1))) {
            return OptionalInt.empty();
        }
        int line = found.get().line();
        while (step.find() && found.isPresent()) {
            Element parent = found.get();
            found = step.group(2) == null ? parent.child(step.group(1)) : parent.child(Integer.parseInt(step.group(2)));
            line = found.map(Element::line).orElse(line);
        }
        return OptionalInt.of(line);
    }

    private static Declared read(Path file, String plugin) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = new ByteArrayInputStream(InputLimits.bytes(file))) {
            return new Declared(file, topology(factory.createXMLStreamReader(in), plugin));
        } catch (IOException | XMLStreamException e) {
            // Told by whoever reads the declaration for what it says.
            return new Declared(file, Optional.empty());
        }
    }

    private static Optional<Element> topology(XMLStreamReader reader, String plugin) throws XMLStreamException {
        Deque<String> parents = new ArrayDeque<>();
        boolean inPlugin = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                boolean declares =
                        plugin.isEmpty() ? parents.isEmpty() : inPlugin && "configuration".equals(parents.peek());
                if (name.equals(ROOT) && declares) {
                    return Optional.of(element(reader));
                }
                if (name.equals("artifactId") && "plugin".equals(parents.peek())) {
                    inPlugin = reader.getElementText().strip().equals(plugin);
                } else {
                    parents.push(name);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && parents.pop().equals("plugin")) {
                inPlugin = false;
            }
        }
        return Optional.empty();
    }

    /** What is nested deeper than any topology has no line; the element around it has. */
    private static Element element(XMLStreamReader reader) throws XMLStreamException {
        Deque<Element> open = new ArrayDeque<>();
        int depth = 0;
        while (true) {
            if (reader.isStartElement()) {
                depth++;
                if (depth <= InputLimits.DEPTH) {
                    Element element = new Element(
                            reader.getLocalName(), reader.getLocation().getLineNumber(), new ArrayList<>());
                    if (!open.isEmpty()) {
                        open.element().children().add(element);
                    }
                    open.push(element);
                }
            } else if (reader.isEndElement()) {
                if (depth == 1) {
                    return open.pop();
                }
                if (depth <= InputLimits.DEPTH) {
                    open.pop();
                }
                depth--;
            }
            reader.next();
        }
    }
}
