package io.github.activemqcluster.problem;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character because of which a text is not what it should be, as a problem names it: {@code '_'}, {@code a blank}. */
public final class Misfit {

    private Misfit() {}

    /**
     * The first character after which a text can no longer become one of those that a pattern describes; empty where only
     * something is missing at its end, or nothing at all is wrong.
     */
    public static Optional<String> in(String text, Pattern form) {
        // A text that can still become one has only beginnings that can, so the first that cannot is found by halves.
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

    /** Shown as it is, it would break or turn round the line that it stands in, or not be seen. */
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
