package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Receiver;
import java.util.List;
import java.util.Map;

/**
 * A kind of traffic between clients while instances fail: who sends, who receives, and what is judged of it. Everybody that it
 * gives is new, and does not do anything yet.
 */
interface TrafficKind {

    /** By which client. */
    ClientAccess access();

    /** What is judged: the names in the history, and whose each is. */
    Map<String, TrafficOwner> owners();

    /** Whoever has to have been there before anything is sent, and goes away again. */
    default List<Receiver> subscribers() {
        return List.of();
    }

    ClientWorker sender();

    /** Whether its sender may be told to hurry: its sends are no part of a transaction, and nobody waits for an answer. */
    default boolean mayRush() {
        return access().returnsEarly();
    }

    /** Who receives while instances fail, as far as anybody does. */
    List<ClientWorker> receivers();

    /** Who takes what is left in the end, by the name in the history. */
    Map<String, List<Receiver>> takers();
}
