package io.github.activemqcluster.drill;

import java.util.List;
import java.util.Map;

/** A queue that is sent to and received from in transactions of several messages each. */
record TransactedTraffic(Clients clients, Access access, String queue) implements Traffic {

    static TransactedTraffic of(Clients clients, Access access, String rehearsal) {
        return new TransactedTraffic(
                clients, access, clients.queue(rehearsal + ".transacted." + access.client() + "." + access.group()));
    }

    /** A commit waits for the broker, whatever the client's settings are. */
    @Override
    public Map<String, Subject> subjects() {
        return Map.of(queue, Subject.other(access + ", transacted"));
    }

    @Override
    public Party sender() {
        return clients.transactedSender(access, queue);
    }

    @Override
    public boolean mayRush() {
        return false;
    }

    @Override
    public List<Party> receivers() {
        return List.of(clients.transactedReceiver(access, queue));
    }

    @Override
    public Map<String, List<Receiver>> takers() {
        return Map.of(queue, List.of(clients.receiver(access, queue)));
    }
}
