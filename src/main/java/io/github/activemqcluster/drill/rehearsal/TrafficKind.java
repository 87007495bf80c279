package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Receiver;
import java.util.List;
import java.util.Map;

/**
 * A kind of traffic between clients while instances fail: its senders, its receivers, and what is judged. Each call
 * makes new clients, which are not started yet.
 */
interface TrafficKind {

    /** The client that it belongs to. */
    ClientAccess access();

    /** The queues that are judged, by their names in the history. */
    Map<String, TrafficOwner> owners();

    /** The receivers that have to be connected once before the first message is sent. */
    default List<Receiver> subscribers() {
        return List.of();
    }

    ClientWorker sender();

    /** Whether its sender may send at full speed: it sends outside of transactions, and waits for no answers. */
    default boolean mayRush() {
        return access().returnsEarly();
    }

    /** The receivers that work while instances fail. */
    List<ClientWorker> receivers();

    /** The receivers that drain the queues in the end, by the names in the history. */
    Map<String, List<Receiver>> drainers();
}
