package io.github.activemqcluster.drill;

import java.util.Optional;

/**
 * Whose messages a queue has.
 *
 * @param words for people
 * @param access the client that sends them; empty where it is none of the topology's
 * @param isMeasured whether its takeovers are measured, and whether none of its sends may fail where nothing is killed
 * @param limit what ActiveMQ itself does not keep of them; where it shows, it is said and is no problem
 */
public record Subject(String words, Optional<Access> access, boolean isMeasured, Optional<KnownLimit> limit) {

    /** A client's own queue. */
    static Subject client(Access access) {
        return new Subject(access.toString(), Optional.of(access), true, Optional.empty());
    }

    /** What else a client sends. */
    static Subject client(Access access, String words) {
        return of(access, access + ", " + words);
    }

    /** Something that a client sends, in other words. */
    static Subject of(Access access, String words) {
        return new Subject(words, Optional.of(access), false, Optional.empty());
    }

    static Subject other(String words) {
        return new Subject(words, Optional.empty(), false, Optional.empty());
    }

    Subject with(KnownLimit known) {
        return new Subject(words, access, isMeasured, Optional.of(known));
    }

    /** Which of the client's settings explains that a message is lost whose send had returned, and what to do about it. */
    Optional<String> cause() {
        return access.filter(Access::returnsEarly)
                .map(
                        client -> "client '" + client.client()
                                + "' has useAsyncSend=true: its send() returns before the broker has the message; set it to false");
    }
}
