package io.github.activemqcluster.config;

/** Shows what the user wrote in a message: in quotes, on one line, and not longer than one can read. */
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

    /** Letters of every script are shown, what would move the cursor or the reading direction is not. */
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
