package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.Quoted;
import io.github.activemqcluster.config.vocabulary.Bounds;
import io.github.activemqcluster.config.vocabulary.Word;
import io.github.activemqcluster.problem.Spelling;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text that a word does not allow.
 *
 * @param what the fact, as a problem says it
 * @param mend what to write instead
 */
record TextFault(String what, String mend) {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");

    /** The fault of a text for a word of that kind; empty if the text is right. */
    static Optional<TextFault> in(String text, Word word) {
        return switch (word.kind()) {
            case INTEGER -> numberFault(text, word, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> numberFault(text, word, Long.MIN_VALUE, Long.MAX_VALUE);
            case BOOLEAN ->
                text.equals("true") || text.equals("false")
                        ? Optional.empty()
                        : Optional.of(
                                new TextFault(Quoted.of(text) + " is neither true nor false", "Write true or false."));
            case CHOICE -> choiceFault(text, word.choices());
            case NAMES -> namesFault(text, word);
            default ->
                word.form()
                        .filter(form -> !form.matches(text))
                        .map(form -> new TextFault(
                                Quoted.of(text) + " is not of the form that is read here"
                                        + form.misfit(text)
                                                .map(what -> ": " + what + " cannot stand there")
                                                .orElse(""),
                                "Give " + form.description() + "."));
        };
    }

    private static Optional<TextFault> numberFault(String text, Word word, long typeMin, long typeMax) {
        long min = Math.max(typeMin, word.bounds().map(Bounds::min).orElse(typeMin));
        long max = Math.min(typeMax, word.bounds().map(Bounds::max).orElse(typeMax));
        String range = max == typeMax
                ? min == typeMin ? "a whole number" : "a whole number of at least " + min
                : "a whole number from " + min + " to " + max;
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            return Optional.of(new TextFault(Quoted.of(text) + " is not a whole number", "Give " + range + "."));
        }
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return Optional.empty();
            }
        } catch (NumberFormatException e) {
            // A long cannot hold so many digits, so the number is out of range too.
        }
        return Optional.of(new TextFault(
                Quoted.of(text) + " is out of range", "Give a whole number from " + min + " to " + max + "."));
    }

    private static Optional<TextFault> choiceFault(String text, List<String> choices) {
        if (choices.contains(text)) {
            return Optional.empty();
        }
        return Optional.of(new TextFault(
                Quoted.of(text) + " is not one of " + String.join(", ", choices),
                Spelling.nearest(text, choices)
                        .map(choice -> "Did you mean '" + choice + "'?")
                        .orElse("Write one of these.")));
    }

    private static Optional<TextFault> namesFault(String text, Word word) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : text.split(",", -1)) {
            String stripped = name.strip();
            if (stripped.isEmpty()) {
                return Optional.of(new TextFault(
                        "a name is missing beside a comma", "Write the names with one comma between each two."));
            }
            if (stripped.codePoints().anyMatch(Character::isISOControl)) {
                return Optional.of(new TextFault(
                        "two names have a line break between them, or a name has a control character",
                        "Write the names with one comma between each two."));
            }
            if (!names.add(stripped)) {
                return Optional.of(new TextFault(Quoted.of(stripped) + " is named twice", "Name it once."));
            }
            if (!word.choices().isEmpty()) {
                Optional<TextFault> fault = choiceFault(stripped, word.choices());
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }
}
