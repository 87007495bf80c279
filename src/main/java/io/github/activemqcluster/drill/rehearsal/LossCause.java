package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import java.util.Optional;

/**
 * A setting of a client that explains why its messages are lost.
 *
 * @param client the client's id
 * @param promise what the client was told of a message that is lost
 * @param fact the setting and its effect, for a message
 * @param mend what to do about it
 */
public record LossCause(String client, String promise, String fact, String mend) {

    /** Sends that return before the broker has the message. */
    static Optional<LossCause> ofSends(ClientAccess access) {
        return access.returnsEarly()
                ? Optional.of(new LossCause(
                        access.client(),
                        "their send() had returned",
                        "client '" + access.client()
                                + "' has useAsyncSend=true: its send() returns before the broker has the message",
                        "Set it to false."))
                : Optional.empty();
    }

    /** Acknowledgements of a range of messages. */
    static Optional<LossCause> ofTransactions(ClientAccess access) {
        return access.acknowledgesRanges()
                ? Optional.of(new LossCause(
                        access.client(),
                        "acknowledged",
                        "client '" + access.client()
                                + "' has transactedIndividualAck=false: it acknowledges a range of messages, which after"
                                + " a takeover covers others than it has got",
                        "Set it to true."))
                : Optional.empty();
    }
}
