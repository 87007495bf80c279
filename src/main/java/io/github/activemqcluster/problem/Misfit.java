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
        for (int end = 1; end <= text.length(); end = text.offsetByCodePoints(end - 1, 1) + 1) {
            int length = Math.min(text.length(), end + (Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0));
            Matcher matcher = form.matcher(text.substring(0, length));
            if (!matcher.matches() && !matcher.hitEnd()) {
                return Optional.of(named(text.codePointBefore(length)));
            }
        }
        return Optional.empty();
    }

    private static String named(int character) {
        if (character == ' ') {
            return "a blank";
        }
        if (character == '_') {
            return "an underscore, '_'";
        }
        return Character.isISOControl(character) || Character.isWhitespace(character)
                ? String.format("the character U+%04X", character)
                : "'" + Character.toString(character) + "'";
    }
}
