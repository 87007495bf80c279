package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.vocabulary.Bounds;
import io.github.activemqcluster.config.vocabulary.ElementType;
import io.github.activemqcluster.config.vocabulary.Form;
import io.github.activemqcluster.config.vocabulary.TopologyDeclaration;
import io.github.activemqcluster.config.vocabulary.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A topology with one fault, and the problem that must be reported. The faults are made from the vocabulary itself, so
 * that they cover every word.
 *
 * @param path the place of the sound element
 * @param broken the whole topology
 * @param problem the problem that must be reported
 */
public record Fault(Kind kind, String path, Element broken, String problem) {

    enum Kind {
        MISSPELT,
        MISSING,
        DOUBLED,
        EMPTY,
        ATTRIBUTE,
        WRONG_TYPE,
        OUT_OF_RANGE,
        ELEMENTS_FOR_TEXT,
        TEXT_FOR_ELEMENTS,
        UNRESOLVED
    }

    /** A use of a word of the vocabulary. */
    record Use(Word word, String parent, Element element, List<Integer> address) {

        String path() {
            return parent + "." + word.name() + (word.kind() == Word.Kind.REPEATED_TEXT ? "[0]" : "");
        }
    }

    public boolean isSeenBySchema() {
        // A schema cannot require content in a type without required elements, and takes ${x} for text.
        return kind != Kind.UNRESOLVED && !(kind == Kind.EMPTY && problem.contains("Put something into it"));
    }

    /** All faults of each word, at its first use. */
    public static List<Fault> all(Element root) {
        List<Fault> faults = new ArrayList<>();
        uses(root).values().forEach(use -> faults.addAll(of(use, root)));
        return faults;
    }

    /** The first use of each word, by its declaration class and its name. */
    public static Map<String, Use> uses(Element root) {
        Map<String, Use> uses = new LinkedHashMap<>();
        collect(root, TopologyDeclaration.class, "topology", List.of(), uses);
        return uses;
    }

    private static void collect(
            Element element, Class<?> declaration, String path, List<Integer> address, Map<String, Use> uses) {
        ElementType type = ElementType.of(declaration);
        for (int i = 0; i < element.children().size(); i++) {
            Element child = element.children().get(i);
            Word word = type.words().get(child.name());
            List<Integer> at = append(address, i);
            uses.putIfAbsent(declaration.getSimpleName() + "." + word.name(), new Use(word, path, child, at));
            String childPath = path + "." + word.name();
            if (word.kind() == Word.Kind.ELEMENT) {
                collect(child, word.type().orElseThrow(), childPath, at, uses);
            } else if (word.kind() == Word.Kind.LIST) {
                for (int item = 0; item < child.children().size(); item++) {
                    collect(
                            child.children().get(item),
                            word.type().orElseThrow(),
                            childPath + "[" + item + "]",
                            append(at, item),
                            uses);
                }
            }
        }
    }

    private static List<Fault> of(Use use, Element root) {
        List<Fault> faults = new ArrayList<>();
        Word word = use.word();
        String path = use.path();
        faults.add(new Fault(
                Kind.MISSPELT,
                path,
                replaced(root, use, element -> Stream.of(element.withName(word.name() + "q"))),
                "ERROR [vocabulary] " + use.parent() + "." + word.name() + "q: '" + word.name()
                        + "q' is not known here. Did you mean '" + word.name() + "'?"));
        faults.add(
                new Fault(
                        Kind.ATTRIBUTE,
                        path,
                        replaced(
                                root,
                                use,
                                element -> Stream.of(
                                        new Element(word.name(), element.text(), List.of("id"), element.children()))),
                        error(
                                path,
                                "has the attribute 'id', and no element has attributes here. Write <id> as an element inside it.")));
        if (word.required()) {
            faults.add(
                    new Fault(Kind.MISSING, path, replaced(root, use, element -> Stream.empty()), missing(path, word)));
        }
        if (word.kind() != Word.Kind.REPEATED_TEXT) {
            faults.add(new Fault(
                    Kind.DOUBLED,
                    path,
                    replaced(root, use, element -> Stream.of(element, element)),
                    error(path, "is given 2 times, and only one of them can hold. Keep one.")));
        }
        empty(word, path)
                .forEach(problem -> faults.add(new Fault(
                        Kind.EMPTY,
                        path,
                        replaced(root, use, element -> Stream.of(Element.leaf(word.name(), "  \n "))),
                        problem)));
        if (isText(word)) {
            faults.addAll(ofText(use, root));
        } else {
            faults.add(new Fault(
                    Kind.TEXT_FOR_ELEMENTS,
                    path,
                    replaced(
                            root,
                            use,
                            element -> Stream.of(new Element(word.name(), "something", List.of(), element.children()))),
                    error(
                            path,
                            "has the text 'something' where only elements belong. Put the value into an element of its"
                                    + " own.")));
        }
        return faults;
    }

    private static List<Fault> ofText(Use use, Element root) {
        List<Fault> faults = new ArrayList<>();
        Word word = use.word();
        String path = use.path();
        faults.add(
                new Fault(
                        Kind.ELEMENTS_FOR_TEXT,
                        path,
                        replaced(
                                root,
                                use,
                                element -> Stream.of(
                                        Element.of(word.name(), List.of(Element.leaf("value", element.text()))))),
                        error(
                                path,
                                "has elements in it, beginning with 'value', where a plain value belongs. Write only the value.")));
        faults.add(new Fault(
                Kind.UNRESOLVED,
                path,
                replaced(root, use, element -> Stream.of(Element.leaf(word.name(), "a${no.such}b"))),
                error(
                        path,
                        "'${no.such}' is not resolved. Define that property or environment variable, or write the"
                                + " value itself.")));
        wrongType(word)
                .forEach((value, problem) -> faults.add(new Fault(
                        Kind.WRONG_TYPE,
                        path,
                        replaced(root, use, element -> Stream.of(Element.leaf(word.name(), value))),
                        error(path, problem))));
        if (word.kind() == Word.Kind.INTEGER || word.kind() == Word.Kind.LONG) {
            String value = "99999999999999999999";
            faults.add(new Fault(
                    Kind.OUT_OF_RANGE,
                    path,
                    replaced(root, use, element -> Stream.of(Element.leaf(word.name(), value))),
                    error(
                            path,
                            "'" + value + "' is out of range. Give a whole number from " + min(word) + " to "
                                    + max(word) + ".")));
        }
        return faults;
    }

    private static Stream<String> empty(Word word, String path) {
        return switch (word.kind()) {
            case LIST, TEXT_LIST ->
                Stream.of(error(
                        path,
                        "has no <" + word.item() + "> in it. "
                                + (word.required()
                                        ? "Give it a value."
                                        : "Give it a value, or leave the element out.")));
            case OPTIONS -> Stream.of(error(path, "has no option in it. Give it a value, or leave the element out."));
            case ELEMENT -> {
                ElementType type = ElementType.of(word.type().orElseThrow());
                List<Word> required =
                        type.words().values().stream().filter(Word::required).toList();
                yield type.mayBeEmpty()
                        ? Stream.empty()
                        : required.isEmpty()
                                ? Stream.of(error(path, "is empty. Put something into it, or leave the element out."))
                                : required.stream().map(child -> missing(path + "." + child.name(), child));
            }
            default ->
                Stream.of(error(
                        path,
                        "is empty. "
                                + (word.required()
                                        ? "Give it a value."
                                        : "Give it a value, or leave the element out.")));
        };
    }

    private static Map<String, String> wrongType(Word word) {
        return switch (word.kind()) {
            case INTEGER, LONG ->
                Map.of(
                        "three",
                        "'three' is not a whole number. Give a whole number"
                                + (word.bounds().isEmpty()
                                        ? ""
                                        : word.bounds().get().max() == Long.MAX_VALUE
                                                ? " of at least " + min(word)
                                                : " from " + min(word) + " to " + max(word))
                                + ".");
            case BOOLEAN -> Map.of("yes", "'yes' is neither true nor false. Write true or false.");
            case CHOICE ->
                Map.of(
                        "nonsense",
                        "'nonsense' is not one of " + String.join(", ", word.choices()) + ". Write one of these.");
            case NAMES ->
                Map.of(
                        word.choices().isEmpty() ? "a,,b" : word.choices().get(0) + ",,b",
                        "a name is missing beside a comma. Write the names with one comma between each two.");
            default ->
                word.form()
                        .map(form -> Map.of(
                                "-lots-",
                                "'-lots-' is not of the form that is read here"
                                        // For coordinates that is a groupId without the rest.
                                        + (form == Form.COORDINATES ? "" : ": '-' cannot stand there") + ". Give "
                                        + form.description() + "."))
                        .orElse(Map.of());
        };
    }

    private static long min(Word word) {
        return Math.max(
                word.kind() == Word.Kind.INTEGER ? Integer.MIN_VALUE : Long.MIN_VALUE,
                word.bounds().map(Bounds::min).orElse(Long.MIN_VALUE));
    }

    private static long max(Word word) {
        return Math.min(
                word.kind() == Word.Kind.INTEGER ? Integer.MAX_VALUE : Long.MAX_VALUE,
                word.bounds().map(Bounds::max).orElse(Long.MAX_VALUE));
    }

    private static boolean isText(Word word) {
        return switch (word.kind()) {
            case ELEMENT, LIST, TEXT_LIST, OPTIONS -> false;
            default -> true;
        };
    }

    private static String missing(String path, Word word) {
        return error(
                path,
                "is missing. Add <" + word.name() + ">: "
                        + Character.toLowerCase(word.meaning().charAt(0))
                        + word.meaning().substring(1));
    }

    private static String error(String path, String words) {
        return "ERROR [vocabulary] " + path + ": " + words;
    }

    private static Element replaced(Element root, Use use, Function<Element, Stream<Element>> change) {
        return replaced(root, use.address(), change);
    }

    private static Element replaced(Element parent, List<Integer> address, Function<Element, Stream<Element>> change) {
        List<Element> children = new ArrayList<>();
        for (int i = 0; i < parent.children().size(); i++) {
            Element child = parent.children().get(i);
            if (i != address.get(0)) {
                children.add(child);
            } else if (address.size() == 1) {
                change.apply(child).forEach(children::add);
            } else {
                children.add(replaced(child, address.subList(1, address.size()), change));
            }
        }
        return new Element(parent.name(), parent.text(), parent.attributeNames(), children);
    }

    private static List<Integer> append(List<Integer> address, int index) {
        List<Integer> longer = new ArrayList<>(address);
        longer.add(index);
        return Collections.unmodifiableList(longer);
    }

    @Override
    public String toString() {
        return kind + " " + path;
    }
}
