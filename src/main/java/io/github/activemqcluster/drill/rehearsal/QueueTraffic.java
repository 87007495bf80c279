package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.client.Receiver;
import java.util.List;
import java.util.Map;

/** A producer and a consumer of a queue. It measures takeovers. */
record QueueTraffic(Clients clients, ClientAccess access, String queue) implements TrafficKind {

    static QueueTraffic of(Clients clients, ClientAccess access, String rehearsal) {
        return new QueueTraffic(
                clients, access, clients.queue(rehearsal + "." + access.client() + "." + access.group()));
    }

    @Override
    public Map<String, TrafficOwner> owners() {
        return Map.of(queue, TrafficOwner.client(access));
    }

    @Override
    public ClientWorker sender() {
        return clients.sender(access, queue, -1);
    }

    @Override
    public List<ClientWorker> receivers() {
        return List.of(clients.receiver(access, queue));
    }

    @Override
    public Map<String, List<Receiver>> drainers() {
        return Map.of(queue, List.of(clients.receiver(access, queue)));
    }
}
