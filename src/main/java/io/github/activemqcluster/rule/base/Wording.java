package io.github.activemqcluster.rule.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Puts a name, a list or a number into the words of a message. */
public final class Wording {

    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_LIST = 5;

    private Wording() {}

    /** A user's word in quotes: always on one line, and shortened to a readable length. */
    public static String quote(String text) {
        var quoted = new StringBuilder("'");
        text.codePoints().limit(LONGEST_QUOTE).forEach(character -> {
            if (Character.isISOControl(character) || Character.getType(character) == Character.FORMAT) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", character));
            } else {
                quoted.appendCodePoint(character);
            }
        });
        if (text.codePointCount(0, text.length()) > LONGEST_QUOTE) {
            quoted.append('…');
        }
        return quoted.append('\'').toString();
    }

    /** {@code 'a', 'b' and 'c'}; for a long list its beginning and the number of the other items. */
    public static String quoteAll(Collection<String> texts) {
        int shown = texts.size() > LONGEST_LIST ? LONGEST_LIST - 1 : texts.size();
        List<String> words = new ArrayList<>();
        texts.stream().limit(shown).map(Wording::quote).forEach(words::add);
        if (shown < texts.size()) {
            words.add((texts.size() - shown) + " more");
        }
        return list(words);
    }

    /** {@code a, b and c}. */
    public static String list(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
    }

    /** {@code 1 broker}, {@code 2 brokers}, {@code no broker}. */
    public static String count(int number, String singular) {
        return switch (number) {
            case 0 -> "no " + singular;
            case 1 -> "1 " + singular;
            default -> number + " " + singular + "s";
        };
    }
}
