package io.github.activemqcluster.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds indented XML without attributes, the same on every machine. Leaves out empty elements. */
final class XmlText {

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    XmlText comment(String comment) {
        indent().append("<!-- ").append(comment.replace("--", "- -")).append(" -->\n");
        return this;
    }

    /** An element with child elements; left out if there are none. */
    XmlText element(String name, Runnable content) {
        int before = text.length();
        indent().append('<').append(name).append(">\n");
        int inside = text.length();
        depth++;
        content.run();
        depth--;
        if (text.length() == inside) {
            text.setLength(before);
        } else {
            indent().append("</").append(name).append(">\n");
        }
        return this;
    }

    /** An element that has a meaning even if it is empty. */
    XmlText elementOrEmpty(String name, Runnable content) {
        int before = text.length();
        element(name, content);
        if (text.length() == before) {
            indent().append('<').append(name).append("/>\n");
        }
        return this;
    }

    /** A list, left out if it is empty. */
    <T> XmlText list(String name, Iterable<T> items, Consumer<T> each) {
        return element(name, () -> items.forEach(each));
    }

    XmlText leaf(String name, Object value) {
        indent().append('<').append(name).append('>');
        escape(value.toString());
        text.append("</").append(name).append(">\n");
        return this;
    }

    XmlText leaf(String name, Optional<?> value) {
        value.ifPresent(given -> leaf(name, given));
        return this;
    }

    XmlText leaves(Map<String, ?> values) {
        values.forEach(this::leaf);
        return this;
    }

    private StringBuilder indent() {
        return text.append("  ".repeat(depth));
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                default -> text.append(character);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
