package io.github.activemqcluster.drill;

import java.util.List;
import java.util.Map;

/**
 * A kind of traffic between clients while instances fail: who sends, who receives, and what is judged of it. Everybody that it
 * gives is new, and does not do anything yet.
 */
interface Traffic {

    /** By which client. */
    Access access();

    /** What is judged: the names in the history, and whose each is. */
    Map<String, Subject> subjects();

    /** Whoever has to have been there before anything is sent, and goes away again. */
    default List<Receiver> firstComers() {
        return List.of();
    }

    Party sender();

    /** Whether its sender may be told to hurry: its sends are no part of a transaction, and nobody waits for an answer. */
    default boolean mayRush() {
        return access().returnsEarly();
    }

    /** Who receives while instances fail, as far as anybody does. */
    List<Party> receivers();

    /** Who takes what is left in the end, by the name in the history. */
    Map<String, List<Receiver>> takers();
}
