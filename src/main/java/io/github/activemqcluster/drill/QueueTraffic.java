package io.github.activemqcluster.drill;

import java.util.List;
import java.util.Map;

/** A producer and a consumer of a queue. By it takeovers are measured. */
record QueueTraffic(Clients clients, Access access, String queue) implements Traffic {

    static QueueTraffic of(Clients clients, Access access, String rehearsal) {
        return new QueueTraffic(
                clients, access, clients.queue(rehearsal + "." + access.client() + "." + access.group()));
    }

    @Override
    public Map<String, Subject> subjects() {
        return Map.of(queue, Subject.client(access));
    }

    @Override
    public Party sender() {
        return clients.sender(access, queue, -1);
    }

    @Override
    public List<Party> receivers() {
        return List.of(clients.receiver(access, queue));
    }

    @Override
    public Map<String, List<Receiver>> takers() {
        return Map.of(queue, List.of(clients.receiver(access, queue)));
    }
}
