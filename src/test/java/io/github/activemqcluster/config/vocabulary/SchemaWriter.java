package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the published schema from the declaration classes. JAXB can write a schema too, but without documentation and
 * bounds, and its schema accepts empty lists and {@code +1}.
 */
final class SchemaWriter {

    private final Vocabulary vocabulary = new Vocabulary();
    private final StringBuilder text = new StringBuilder();
    private int depth;

    String write() {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        line(
                "<!-- Written from the classes …Declaration by PublishedSchemaTest, which says how. Not to be edited. -->");
        open("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" version=\"0.1\">");
        document("The topology of an ActiveMQ cluster, for activemq-cluster-maven-plugin. It has no namespace, so that"
                + " the same text does in <topology> of the POM and in a topologyFile; point an editor to it with"
                + " xsi:noNamespaceSchemaLocation on the file's root element. A topology that is valid here may still"
                + " break rules that no schema can express; the goal check finds these.");
        line("<xs:element name=\"topology\" type=\"topology\"/>");
        simpleType("text", "xs:token", "Text on one line, at least one character.", "<xs:minLength value=\"1\"/>");
        simpleType("names", "xs:token", "Names, separated by commas.", "<xs:pattern value=\"[^,]+(,[^,]+)*\"/>");
        simpleType("wholeNumber", "xs:int", "A whole number.", "<xs:pattern value=\"-?[0-9]+\"/>");
        simpleType("longNumber", "xs:long", "A whole number.", "<xs:pattern value=\"-?[0-9]+\"/>");
        simpleType("flag", "xs:boolean", "Either true or false.", "<xs:pattern value=\"true|false\"/>");
        for (Form form : Form.values()) {
            simpleType(
                    name(form),
                    "xs:token",
                    "It is " + form.description() + ".",
                    "<xs:pattern value=\"" + form.expression() + "\"/>");
        }
        Map<String, Class<?>> types = new TreeMap<>();
        reachable().forEach(type -> types.put(name(type), type));
        types.values().forEach(this::complexType);
        Map<String, List<String>> choices = new TreeMap<>();
        Stream.of(RuntimeChoice.class, ProtocolChoice.class, DiscoveryChoice.class)
                .forEach(type -> choices.put(name(type), Word.choices(type)));
        choices.forEach(this::choice);
        close("</xs:schema>");
        return text.toString();
    }

    /** All declaration classes below the root. */
    static Set<Class<?>> reachable() {
        var vocabulary = new Vocabulary();
        Set<Class<?>> seen = new LinkedHashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(List.of(TopologyDeclaration.class));
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            if (seen.add(type)) {
                vocabulary.type(type).words().values().forEach(word -> word.type()
                        .ifPresent(open::add));
            }
        }
        return seen;
    }

    private static String name(Class<?> type) {
        return type.getAnnotation(XmlType.class).name();
    }

    private static String name(Form form) {
        return switch (form) {
            case HEAP -> "heap";
            case BYTES -> "bytes";
            case COORDINATES -> "coordinates";
            case LOGIN -> "login";
            case ADDRESS -> "address";
            case SHA_512 -> "sha512";
            case SCHEME -> "scheme";
        };
    }

    private void complexType(Class<?> type) {
        ElementType content = vocabulary.type(type);
        open("<xs:complexType name=\"" + name(type) + "\">");
        document(content.meaning());
        boolean repeats = content.words().values().stream().anyMatch(word -> word.kind() == Word.Kind.REPEATED_TEXT);
        open(repeats ? "<xs:choice maxOccurs=\"unbounded\">" : "<xs:all>");
        content.words().values().forEach(word -> element(word, repeats));
        close(repeats ? "</xs:choice>" : "</xs:all>");
        close("</xs:complexType>");
    }

    private void element(Word word, boolean inChoice) {
        String start =
                "<xs:element name=\"" + word.name() + "\"" + (word.required() || inChoice ? "" : " minOccurs=\"0\"");
        if (word.kind() == Word.Kind.LIST || word.kind() == Word.Kind.TEXT_LIST) {
            open(start + ">");
            document(word.meaning());
            open("<xs:complexType>");
            open("<xs:sequence>");
            line("<xs:element name=\"" + word.item() + "\" type=\""
                    + word.type().map(SchemaWriter::name).orElse("text") + "\" maxOccurs=\"unbounded\"/>");
            close("</xs:sequence>");
            close("</xs:complexType>");
            close("</xs:element>");
        } else if (word.kind() == Word.Kind.OPTIONS) {
            open(start + ">");
            document(word.meaning());
            open("<xs:complexType>");
            open("<xs:sequence>");
            line("<xs:any namespace=\"##local\" processContents=\"skip\" maxOccurs=\"unbounded\"/>");
            close("</xs:sequence>");
            close("</xs:complexType>");
            close("</xs:element>");
        } else if (word.bounds().isPresent()) {
            open(start + ">");
            document(word.meaning());
            open("<xs:simpleType>");
            open("<xs:restriction base=\"" + simpleType(word) + "\">");
            Bounds bounds = word.bounds().get();
            if (bounds.min() != Long.MIN_VALUE) {
                line("<xs:minInclusive value=\"" + bounds.min() + "\"/>");
            }
            if (bounds.max() != Long.MAX_VALUE) {
                line("<xs:maxInclusive value=\"" + bounds.max() + "\"/>");
            }
            close("</xs:restriction>");
            close("</xs:simpleType>");
            close("</xs:element>");
        } else {
            open(start + " type=\"" + simpleType(word) + "\">");
            document(word.meaning());
            close("</xs:element>");
        }
    }

    private static String simpleType(Word word) {
        return switch (word.kind()) {
            case NAMES -> "names";
            case INTEGER -> "wholeNumber";
            case LONG -> "longNumber";
            case BOOLEAN -> "flag";
            case TEXT, REPEATED_TEXT -> word.form().map(SchemaWriter::name).orElse("text");
            case CHOICE ->
                Stream.of(RuntimeChoice.class, ProtocolChoice.class, DiscoveryChoice.class)
                        .filter(type -> Word.choices(type).equals(word.choices()))
                        .map(SchemaWriter::name)
                        .findFirst()
                        .orElseThrow();
            default -> word.type().map(SchemaWriter::name).orElseThrow();
        };
    }

    private void simpleType(String name, String base, String meaning, String facet) {
        open("<xs:simpleType name=\"" + name + "\">");
        document(meaning);
        open("<xs:restriction base=\"" + base + "\">");
        line(facet);
        close("</xs:restriction>");
        close("</xs:simpleType>");
    }

    private void choice(String name, List<String> values) {
        open("<xs:simpleType name=\"" + name + "\">");
        document(values.stream().collect(Collectors.joining(", ", "One of ", ".")));
        open("<xs:restriction base=\"xs:token\">");
        values.forEach(value -> line("<xs:enumeration value=\"" + value + "\"/>"));
        close("</xs:restriction>");
        close("</xs:simpleType>");
    }

    private void document(String sentence) {
        open("<xs:annotation>");
        line("<xs:documentation>"
                + sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</xs:documentation>");
        close("</xs:annotation>");
    }

    private void open(String tag) {
        line(tag);
        depth++;
    }

    private void close(String tag) {
        depth--;
        line(tag);
    }

    private void line(String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
    }
}
