package io.github.activemqcluster.live;

import java.util.List;

/**
 * The content of a test message, which must be the same when the message comes back.
 *
 * @param id its id, unique among all messages of a test
 */
record Payload(String id, String body) {

    /** Characters of one to four bytes, characters that XML and shells could misread, and a line break. */
    private static final String AWKWARD = "Grüße, Ωμέγα, 漢字, 😀, e\u0301; <&\"'> $HOME `x` \\ %s\r\n\ttab";

    private static final int LARGE = 100 * 1024;

    /** Three messages: a plain one, one with characters that are easily damaged, and one of 100 KB. */
    static List<Payload> three(String prefix) {
        return List.of(
                new Payload(prefix + "-plain", "plain text"),
                new Payload(prefix + "-unicode", AWKWARD),
                new Payload(prefix + "-large", large()));
    }

    /** The {@code index}th message of a long row: mostly short, every fiftieth of 100 KB. */
    static Payload inRow(String prefix, int index) {
        String id = prefix + "-" + index;
        return new Payload(id, index % 50 == 49 ? large() : id + " " + AWKWARD);
    }

    private static String large() {
        return AWKWARD.repeat(LARGE / AWKWARD.length() + 1).substring(0, LARGE);
    }

    @Override
    public String toString() {
        return id;
    }
}
