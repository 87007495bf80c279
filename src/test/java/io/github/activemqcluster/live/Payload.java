package io.github.activemqcluster.live;

import java.util.List;

/**
 * What a test message carries, and must still carry when it comes back.
 *
 * @param id its own, among all that a test sends
 */
record Payload(String id, String body) {

    /** Characters of one to four bytes, what XML and shells would trip over, and a line break. */
    private static final String AWKWARD = "Grüße, Ωμέγα, 漢字, 😀, e\u0301; <&\"'> $HOME `x` \\ %s\r\n\ttab";

    private static final int LARGE = 100 * 1024;

    /** A plain one, one with characters that are easily damaged, and one of 100 KB. */
    static List<Payload> three(String prefix) {
        return List.of(
                new Payload(prefix + "-plain", "plain text"),
                new Payload(prefix + "-unicode", AWKWARD),
                new Payload(prefix + "-large", large()));
    }

    /** The {@code index}th of a long row: mostly short, every fiftieth of 100 KB. */
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
