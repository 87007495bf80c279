package io.github.activemqcluster.config.bind;

import static java.util.stream.Collectors.joining;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.Quoted;
import io.github.activemqcluster.config.vocabulary.ElementType;
import io.github.activemqcluster.config.vocabulary.OneOf;
import io.github.activemqcluster.config.vocabulary.Vocabulary;
import io.github.activemqcluster.config.vocabulary.Word;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.problem.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a tree against the vocabulary. Collects every fault with its path, and leaves out faulty elements, so that
 * JAXB can bind the rest. JAXB and Maven's own mapping ignore most of these faults silently.
 *
 * <p>The items of a list are never left out, so that the paths of the next items stay right. The parent of an omitted
 * element is marked as a gap, since a rule's finding there may only be a consequence.
 */
final class StrictReader {

    static final String RULE = "vocabulary";

    private static final Place ROOT = Place.TOPOLOGY;

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    /** The names that XML allows for an element, without a prefix. */
    private static final Pattern OPTION = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.\\-]{0,99}");

    private final Vocabulary vocabulary;
    private final Problems problems;
    private final Set<Place> leftOut = new LinkedHashSet<>();

    StrictReader(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /**
     * Whether the user gave an element that is no longer in the tree. Such a fault is fatal: the meaning is unknown,
     * and a default would take the element's place.
     */
    boolean isLeftOut(Place path) {
        return leftOut.contains(path);
    }

    /** The tree without its faulty elements. */
    Element read(Element root, Class<?> declaration) {
        return readElement(root.withName(ROOT.toString()), vocabulary.type(declaration), ROOT);
    }

    private void note(Element element, Place path) {
        problems.written(path, element.location());
    }

    private Element readElement(Element element, ElementType type, Place path) {
        note(element, path);
        checkAttributes(element, path);
        checkNoText(element, path);
        if (element.children().isEmpty() && element.text().isBlank() && isNothing(type)) {
            problems.error(RULE, path, "is empty", "Put something into it, or leave the element out.");
            problems.gap(path);
        }
        Map<String, List<Element>> byName = new LinkedHashMap<>();
        for (Element child : element.children()) {
            byName.computeIfAbsent(child.name(), name -> new ArrayList<>()).add(child);
        }
        Set<String> meant = reportUnknown(byName, type, path);
        reportMissing(byName.keySet(), meant, type, path);
        byName.keySet().removeAll(reportExclusive(byName.keySet(), meant, type, path));

        List<Element> kept = new ArrayList<>();
        byName.forEach(
                (name, elements) -> type.word(name).ifPresent(word -> kept.addAll(readWord(elements, word, path))));
        return Element.of(element.name(), kept);
    }

    private static boolean isNothing(ElementType type) {
        return !type.mayBeEmpty()
                && type.words().values().stream().noneMatch(Word::required)
                && type.exclusions().stream().noneMatch(OneOf::required);
    }

    /** The words that unknown elements probably mean. None of these words is reported as missing too. */
    private Set<String> reportUnknown(Map<String, List<Element>> byName, ElementType type, Place path) {
        Set<String> names = byName.keySet();
        Set<String> meant = new LinkedHashSet<>();
        for (String name : names) {
            if (type.word(name).isPresent()) {
                continue;
            }
            Optional<String> nearest = Spelling.nearest(name, type.names());
            Place where = path.child(Quoted.plain(name));
            note(byName.get(name).get(0), where);
            String what = Quoted.of(name) + " is not known here";
            String mend = nearest.map(word -> "Did you mean '" + word + "'?")
                    .orElseGet(() -> "Known here: " + String.join(", ", type.names()) + ".");
            if (nearest.filter(word -> !names.contains(word)).isPresent()) {
                problems.fatal(RULE, where, what, mend);
                meant.add(nearest.get());
                leftOut.add(path.child(nearest.get()));
            } else {
                problems.error(RULE, where, what, mend);
            }
            problems.gap(path);
        }
        return meant;
    }

    private void reportMissing(Set<String> names, Set<String> meant, ElementType type, Place path) {
        for (Word word : type.words().values()) {
            if (word.required() && !names.contains(word.name()) && !meant.contains(word.name())) {
                problems.fatal(
                        RULE,
                        path.child(word.name()),
                        "is missing",
                        "Add <" + word.name() + ">: " + decapitalised(word.meaning()));
                problems.gap(path);
            }
        }
    }

    /** Reports words that exclude each other, and returns all but the first. */
    private Set<String> reportExclusive(Set<String> names, Set<String> meant, ElementType type, Place path) {
        Set<String> surplus = new LinkedHashSet<>();
        for (OneOf exclusion : type.exclusions()) {
            List<String> words = List.of(exclusion.value());
            List<String> given = names.stream().filter(words::contains).toList();
            if (given.size() > 1) {
                problems.fatal(
                        exclusion.rule(),
                        path,
                        quotedList(given, "and") + " exclude each other",
                        "Keep one of them. If another one comes from a parent POM, whose list items Maven merges by"
                                + " position, write <topology combine.self=\"override\"> in the child.");
                surplus.addAll(given.subList(1, given.size()));
                problems.gap(path);
            } else if (given.isEmpty() && exclusion.required() && words.stream().noneMatch(meant::contains)) {
                problems.fatal(
                        exclusion.rule(),
                        path,
                        "one of " + quotedList(words, "and") + " is needed, and none is there",
                        "Add exactly one of them.");
                problems.gap(path);
            }
        }
        return surplus;
    }

    private List<Element> readWord(List<Element> elements, Word word, Place parent) {
        Place path = parent.child(word.name());
        note(elements.get(0), path);
        if (word.kind() == Word.Kind.REPEATED_TEXT) {
            List<Element> kept = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                note(elements.get(i), path.item(i));
                readText(elements.get(i), word, path.item(i), parent).ifPresent(kept::add);
            }
            return kept;
        }
        if (elements.size() > 1) {
            problems.error(
                    RULE, path, "is given " + elements.size() + " times, and only one of them can hold", "Keep one.");
            problems.gap(parent);
        }
        Element element = elements.get(0);
        return (switch (word.kind()) {
                    case ELEMENT ->
                        Optional.of(
                                readElement(element, vocabulary.type(word.type().orElseThrow()), path));
                    case LIST, TEXT_LIST -> readList(element, word, path, parent);
                    case OPTIONS -> readOptions(element, path, parent);
                    default -> readText(element, word, path, parent);
                })
                .stream().toList();
    }

    private Optional<Element> readList(Element list, Word word, Place path, Place parent) {
        checkAttributes(list, path);
        if (list.children().isEmpty()) {
            leaveOut(path, parent, "has no <" + word.item() + "> in it", mendOfEmpty(word.required()));
            return Optional.empty();
        }
        checkNoText(list, path);
        List<Element> kept = new ArrayList<>();
        for (int i = 0; i < list.children().size(); i++) {
            Element item = list.children().get(i);
            Place itemPath = path.item(i);
            note(item, itemPath);
            if (!item.name().equals(word.item())) {
                problems.error(
                        RULE,
                        itemPath,
                        Quoted.of(item.name()) + " is not known in '" + word.name() + "'",
                        "Write '" + word.item() + "'.");
                problems.gap(itemPath);
            }
            Element renamed = item.withName(word.item());
            if (word.kind() == Word.Kind.LIST) {
                kept.add(readElement(renamed, vocabulary.type(word.type().orElseThrow()), itemPath));
            } else {
                readText(renamed, word, itemPath, path).ifPresent(kept::add);
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(Element.of(list.name(), kept));
    }

    private Optional<Element> readOptions(Element options, Place path, Place parent) {
        checkAttributes(options, path);
        if (options.children().isEmpty()) {
            leaveOut(path, parent, "has no option in it", mendOfEmpty(false));
            return Optional.empty();
        }
        checkNoText(options, path);
        Map<String, Element> kept = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (Element option : options.children()) {
            Place optionPath = path.child(Quoted.plain(option.name()));
            note(option, optionPath);
            if (!OPTION.matcher(option.name()).matches()) {
                problems.error(
                        RULE,
                        optionPath,
                        Quoted.of(option.name()) + " is not the name of an option",
                        "Write it without a namespace.");
                problems.gap(parent);
                continue;
            }
            if (!names.add(option.name())) {
                problems.error(RULE, optionPath, "is given several times, and only one of them can hold", "Keep one.");
                problems.gap(parent);
                continue;
            }
            plainText(option, false, optionPath, path)
                    .ifPresent(text -> kept.put(option.name(), Element.leaf(option.name(), text)));
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(Element.of(options.name(), List.copyOf(kept.values())));
    }

    private Optional<Element> readText(Element element, Word word, Place path, Place parent) {
        Optional<String> text = word.kind() == Word.Kind.NAMES
                ? resolvedText(element, word.required(), path, parent)
                : plainText(element, word.required(), path, parent);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<TextFault> fault = TextFault.in(text.get(), word);
        if (fault.isPresent()) {
            leaveOut(path, parent, fault.get().what(), fault.get().mend());
            return Optional.empty();
        }
        return Optional.of(Element.leaf(element.name(), text.get()));
    }

    /** A text on one line. */
    private Optional<String> plainText(Element element, boolean required, Place path, Place parent) {
        Optional<String> text = resolvedText(element, required, path, parent);
        if (text.isPresent() && text.get().codePoints().anyMatch(StrictReader::isNoText)) {
            leaveOut(
                    path,
                    parent,
                    "has a line break or another control character in its text",
                    "Write the value on one line.");
            return Optional.empty();
        }
        return text;
    }

    /** A control character, or one that XML cannot hold: half of a surrogate pair, or a noncharacter. */
    private static boolean isNoText(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || character == 0xFFFE
                || character == 0xFFFF;
    }

    private Optional<String> resolvedText(Element element, boolean required, Place path, Place parent) {
        checkAttributes(element, path);
        String text = element.text().strip();
        if (!element.children().isEmpty()) {
            leaveOut(
                    path,
                    parent,
                    "has elements in it, beginning with "
                            + Quoted.of(element.children().get(0).name()) + ", where a plain value belongs",
                    "Write only the value.");
            return Optional.empty();
        }
        if (text.isEmpty()) {
            leaveOut(path, parent, "is empty", mendOfEmpty(required));
            return Optional.empty();
        }
        if (text.codePoints().anyMatch(character -> isNoText(character) && !Character.isWhitespace(character))) {
            leaveOut(
                    path,
                    parent,
                    "has a control character or half of a character in its text",
                    "Write the value without it.");
            return Optional.empty();
        }
        Matcher expression = EXPRESSION.matcher(text);
        if (expression.find()) {
            leaveOut(
                    path,
                    parent,
                    Quoted.of(expression.group()) + " is not resolved",
                    "Define that property or environment variable, or write the value itself.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private void checkAttributes(Element element, Place path) {
        for (String attribute : element.attributeNames()) {
            // Maven's own attribute in a POM; it says how the element is merged with the parent's.
            if (!attribute.startsWith("combine.")) {
                problems.error(
                        RULE,
                        path,
                        "has the attribute " + Quoted.of(attribute) + ", and no element has attributes here",
                        "Write <" + Quoted.plain(attribute) + "> as an element inside it.");
                problems.gap(path);
            }
        }
    }

    private void checkNoText(Element element, Place path) {
        if (!element.text().isBlank()) {
            problems.error(
                    RULE,
                    path,
                    "has the text " + Quoted.of(element.text().strip()) + " where only elements belong",
                    "Put the value into an element of its own.");
            problems.gap(path);
        }
    }

    private void leaveOut(Place path, Place parent, String what, String mend) {
        problems.fatal(RULE, path, what, mend);
        problems.gap(parent);
        leftOut.add(path);
    }

    private static String mendOfEmpty(boolean required) {
        return required ? "Give it a value." : "Give it a value, or leave the element out.";
    }

    private static String quotedList(List<String> words, String conjunction) {
        String last = "'" + words.get(words.size() - 1) + "'";
        if (words.size() == 1) {
            return last;
        }
        return words.subList(0, words.size() - 1).stream()
                        .map(word -> "'" + word + "'")
                        .collect(joining(", ")) + " " + conjunction + " " + last;
    }

    private static String decapitalised(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
