package io.github.activemqcluster.goal;

import io.github.activemqcluster.config.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Changes that break a topology. Most of them put in a text that means something to XML, Spring, a shell or a file
 * system.
 */
final class Mutations {

    private static final List<String> WORDS = List.of(
            " ",
            "$(touch pwned)",
            "`touch pwned`",
            "'; touch pwned; '",
            "\"; touch pwned; \"",
            "a && touch pwned &",
            "$HOME ${x} %PATH% !x!",
            "#{T(java.lang.Runtime).getRuntime().exec('touch pwned')}",
            "#{1 + 1}",
            "x#{1 + 1}",
            "##{1 + 1}",
            "\"/><bean class=\"java.lang.ProcessBuilder\"/><x y=\"",
            "]]></a><!-- --><![CDATA[",
            "&amp;&lt;&#65;&pwned;",
            "<!DOCTYPE x [<!ENTITY pwned SYSTEM \"file:pwned\">]>",
            "../../pwned",
            "..",
            "/../pwned",
            "C:\\pwned",
            "\\u0041\\",
            "a=b:c#d!e",
            "#comment",
            "key\nother=1",
            "line\r\nbreak\ttab",
            "\u0000\u0001\u001b[31m",
            "\u202Ertl \u2028 \u0085",
            "ö\uD83D\uDE00\uFFFD",
            "\uFFFE",
            "\uD800",
            "%s%n%d{0}[=id][#if x]",
            "'\u2019\u201c",
            "-Dx=y",
            "tcp://(a,b)?x=y&z=%2",
            "a?b&c=d,e",
            "con",
            "0",
            "-1",
            "65536",
            "99999999999999999999",
            "true",
            "x".repeat(5_000),
            "../".repeat(1_000));

    private Mutations() {}

    /** The element, broken in one place, most often in a text. */
    static Element mutated(Element element, Random random) {
        if (element.children().isEmpty()) {
            return new Element(element.name(), text(element.text(), random), element.attributeNames(), List.of());
        }
        List<Element> children = new ArrayList<>(element.children());
        int place = random.nextInt(children.size());
        Element child = children.get(place);
        if (random.nextInt(12) > 0) {
            children.set(place, mutated(child, random));
        } else {
            switch (random.nextInt(6)) {
                case 0 -> children.remove(place);
                case 1 -> children.add(child);
                case 2 -> children.set(place, children.set(random.nextInt(children.size()), child));
                case 3 -> children.set(place, new Element(child.name(), "", List.of(), List.of()));
                case 4 -> children.set(place, new Element(word(random), child.text(), List.of(), child.children()));
                default ->
                    children.set(
                            place, new Element(child.name(), word(random), List.of(word(random)), child.children()));
            }
        }
        return new Element(element.name(), element.text(), element.attributeNames(), children);
    }

    private static String text(String text, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> text + word(random);
            case 1 -> word(random) + text;
            case 2 -> text.substring(0, text.length() / 2) + word(random) + text.substring(text.length() / 2);
            default -> word(random);
        };
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
