package io.github.activemqcluster.problem;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character that makes a text invalid, as a problem names it: {@code '_'}, {@code a blank}. */
public final class Misfit {

    private Misfit() {}

    /**
     * The first character after which a text can no longer match a pattern; empty if the text is only incomplete, or
     * matches.
     */
    public static Optional<String> in(String text, Pattern form) {
        // If a text can still match, all of its beginnings can. So a binary search finds the first that cannot.
        int fits = 0;
        int misfits = text.codePointCount(0, text.length()) + 1;
        while (misfits - fits > 1) {
            int middle = (fits + misfits) / 2;
            if (canBecome(text.substring(0, text.offsetByCodePoints(0, middle)), form)) {
                fits = middle;
            } else {
                misfits = middle;
            }
        }
        int position = text.offsetByCodePoints(0, fits);
        return position == text.length() ? Optional.empty() : Optional.of(named(text.codePointAt(position)));
    }

    private static boolean canBecome(String beginning, Pattern form) {
        Matcher matcher = form.matcher(beginning);
        return matcher.matches() || matcher.hitEnd();
    }

    private static String named(int character) {
        if (character == ' ') {
            return "a blank";
        }
        if (character == '_') {
            return "an underscore, '_'";
        }
        return isInvisible(character)
                ? String.format("the character U+%04X", character)
                : "'" + Character.toString(character) + "'";
    }

    /** Shown as it is, such a character would break or reverse its line, or be invisible. */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> true;
            default -> false;
        };
    }
}
