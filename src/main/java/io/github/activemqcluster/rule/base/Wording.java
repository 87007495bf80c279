package io.github.activemqcluster.rule.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How messages put a name, a list and a number into words, and which known word an unknown one was meant to be. */
public final class Wording {

    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_LIST = 5;

    /** Beyond these, looking for the word that was meant takes longer than the user does. */
    private static final int LONGEST_MISSPELT = 100;

    private static final int MOST_KNOWN = 1000;

    private Wording() {}

    /** A user's word in quotes: on one line whatever is in it, and shortened where it is longer than anyone reads. */
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

    /** {@code 'a', 'b' and 'c'}; of a long list the beginning, and how many there are besides. */
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

    /** The known word that is most like the unknown one; empty where none is like it at all. */
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        Optional<String> nearest = Optional.empty();
        // A third of the letters may differ: more, and the suggestion is a guess at another word.
        int nearestDistance = Math.max(1, unknown.length() / 3) + 1;
        if (unknown.length() > LONGEST_MISSPELT || known.size() > MOST_KNOWN) {
            return nearest;
        }
        for (String candidate : known) {
            // Words whose lengths differ by more cannot be nearer, and are not worth comparing.
            if (Math.abs(candidate.length() - unknown.length()) < nearestDistance) {
                int distance = distance(unknown.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
                if (distance < nearestDistance) {
                    nearestDistance = distance;
                    nearest = Optional.of(candidate);
                }
            }
        }
        return nearest;
    }

    /** How many letters must be put in, left out or replaced to make one word the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
