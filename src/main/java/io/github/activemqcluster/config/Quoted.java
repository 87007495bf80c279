package io.github.activemqcluster.config;

/** Quotes a user's text in a message: on one line, and shortened to a readable length. */
public final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    public static String of(String text) {
        return "'" + plain(text) + "'";
    }

    /** The text without quotes. */
    public static String plain(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .forEach(character -> shown.appendCodePoint(isShown(character) ? character : '?'));
        return shown.length() < text.length() ? shown.append('…').toString() : shown.toString();
    }

    /** Shows letters of every script. Hides characters that move the cursor or change the reading direction. */
    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
