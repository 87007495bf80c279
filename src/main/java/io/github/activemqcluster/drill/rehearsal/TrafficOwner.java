package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.verdict.KnownLimit;
import java.util.Optional;

/**
 * Whose messages a queue has.
 *
 * @param words for people
 * @param access the client that sends them; empty where it is none of the topology's
 * @param isMeasured whether its takeovers are measured, and whether none of its sends may fail where nothing is killed
 * @param cause which of the client's settings explains that a message is lost whose send had returned, and what to do about it
 * @param limit what ActiveMQ itself does not keep of them; where it shows, it is said and is no problem
 */
public record TrafficOwner(
        String words,
        Optional<ClientAccess> access,
        boolean isMeasured,
        Optional<String> cause,
        Optional<KnownLimit> limit) {

    /** A client's own queue. */
    public static TrafficOwner client(ClientAccess access) {
        return new TrafficOwner(access.toString(), Optional.of(access), true, early(access), Optional.empty());
    }

    /** What else a client sends. */
    public static TrafficOwner client(ClientAccess access, String words) {
        return of(access, access + ", " + words);
    }

    /** Something that a client sends, in other words. */
    static TrafficOwner of(ClientAccess access, String words) {
        return new TrafficOwner(words, Optional.of(access), false, early(access), Optional.empty());
    }

    /** What a client sends and receives in transactions: a commit waits for the broker, whatever its settings are. */
    static TrafficOwner transacted(ClientAccess access) {
        return new TrafficOwner(
                access + ", transacted",
                Optional.empty(),
                false,
                Optional.of(access)
                        .filter(ClientAccess::acknowledgesRanges)
                        .map(client -> "client '" + client.client()
                                + "' has transactedIndividualAck=false: it acknowledges a range of messages, which after a"
                                + " takeover covers others than it has got; set it to true"),
                Optional.empty());
    }

    public static TrafficOwner other(String words) {
        return new TrafficOwner(words, Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    public TrafficOwner with(KnownLimit known) {
        return new TrafficOwner(words, access, isMeasured, cause, Optional.of(known));
    }

    private static Optional<String> early(ClientAccess access) {
        return Optional.of(access)
                .filter(ClientAccess::returnsEarly)
                .map(
                        client -> "client '" + client.client()
                                + "' has useAsyncSend=true: its send() returns before the broker has the message; set it to false");
    }
}
