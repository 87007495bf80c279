package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.verdict.KnownLimit;
import java.util.Optional;

/**
 * Tells to which client and group a queue's messages belong.
 *
 * @param words for people
 * @param group the id of the group that the messages are sent to
 * @param access the client that sends them, where its settings decide what is lost
 * @param isMeasured whether its takeovers are measured, and whether a send that fails in a rolling restart is a problem
 * @param limit what ActiveMQ itself does not keep of them: where it shows, the report says it, and it is no problem
 */
public record TrafficOwner(
        String words, String group, Optional<ClientAccess> access, boolean isMeasured, Optional<KnownLimit> limit) {

    /** A client's own queue. */
    public static TrafficOwner client(ClientAccess access) {
        return new TrafficOwner(access.toString(), access.group(), Optional.of(access), true, Optional.empty());
    }

    /** Other messages of a client. */
    public static TrafficOwner client(ClientAccess access, String words) {
        return of(access, access + ", " + words);
    }

    /** Messages of a client, in other words. */
    static TrafficOwner of(ClientAccess access, String words) {
        return new TrafficOwner(words, access.group(), Optional.of(access), false, Optional.empty());
    }

    /** Messages to a group that no client's settings decide over. */
    public static TrafficOwner group(String group, String words) {
        return new TrafficOwner(words, group, Optional.empty(), false, Optional.empty());
    }

    public TrafficOwner with(KnownLimit known) {
        return new TrafficOwner(words, group, access, isMeasured, Optional.of(known));
    }

    /** The client, if its sends return before the broker has the message: then it loses what a master takes along. */
    public Optional<String> asynchronousClient() {
        return access.filter(ClientAccess::returnsEarly).map(ClientAccess::client);
    }
}
