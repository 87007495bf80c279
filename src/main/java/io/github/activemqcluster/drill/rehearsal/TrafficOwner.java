package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.verdict.KnownLimit;
import java.util.Optional;

/**
 * Tells to which client and group a queue's messages belong.
 *
 * @param words for people
 * @param group the id of the group that the messages are sent to
 * @param access the client that sends them; empty where none of its settings matters
 * @param isMeasured whether its takeovers are measured, and whether a send that fails in a rolling restart is a problem
 * @param cause the client's setting that explains lost messages; empty where it has none
 * @param limit what ActiveMQ itself does not keep of them: where it shows, the report says it, and it is no problem
 */
public record TrafficOwner(
        String words,
        String group,
        Optional<ClientAccess> access,
        boolean isMeasured,
        Optional<LossCause> cause,
        Optional<KnownLimit> limit) {

    /** A client's own queue. */
    public static TrafficOwner client(ClientAccess access) {
        return new TrafficOwner(
                access.toString(),
                access.group(),
                Optional.of(access),
                true,
                LossCause.ofSends(access),
                Optional.empty());
    }

    /** Other messages of a client. */
    public static TrafficOwner client(ClientAccess access, String words) {
        return of(access, access + ", " + words);
    }

    /** Messages of a client, in other words. */
    static TrafficOwner of(ClientAccess access, String words) {
        return new TrafficOwner(
                words, access.group(), Optional.of(access), false, LossCause.ofSends(access), Optional.empty());
    }

    /** Messages in transactions: a commit waits for the broker, whatever the client's settings are. */
    public static TrafficOwner transacted(ClientAccess access) {
        return new TrafficOwner(
                access + ", transacted",
                access.group(),
                Optional.empty(),
                false,
                LossCause.ofTransactions(access),
                Optional.empty());
    }

    /** Messages to a group that no client's settings decide over. */
    public static TrafficOwner group(String group, String words) {
        return new TrafficOwner(words, group, Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    public TrafficOwner with(KnownLimit known) {
        return new TrafficOwner(words, group, access, isMeasured, cause, Optional.of(known));
    }
}
