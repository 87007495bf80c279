package io.github.activemqcluster.place;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The start tags in the text of an XML file. Most readers give the end of a start tag. Compilers and Maven 4 give the
 * beginning of an element.
 */
public final class StartTags {

    private final List<String> lines;

    private StartTags(List<String> lines) {
        this.lines = lines;
    }

    /** The start tags of a file with that content. */
    public static StartTags in(byte[] content) {
        // Each byte that is no UTF-8 becomes one character, so that columns stay right in one-byte encodings.
        return new StartTags(List.of(new String(content, StandardCharsets.UTF_8).split("\n", -1)));
    }

    /**
     * The beginning of an element's start tag.
     *
     * @param behind the location behind the tag
     * @return that location itself if no such tag is before it
     */
    public Location begin(Location behind, String name) {
        if (behind.line() > lines.size() || behind.column() == 0) {
            return behind;
        }
        int line = behind.line() - 1;
        String before = lines.get(line);
        before = before.substring(0, Math.min(before.length(), behind.column() - 1));
        // No attribute can contain the character.
        int tag = before.lastIndexOf('<');
        while (tag < 0 && line > 0) {
            line--;
            before = lines.get(line);
            tag = before.lastIndexOf('<');
        }
        return tag >= 0 && before.startsWith(name, tag + 1) ? new Location(behind.file(), line + 1, tag + 1) : behind;
    }
}
