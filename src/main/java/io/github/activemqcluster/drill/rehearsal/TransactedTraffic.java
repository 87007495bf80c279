package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.client.Receiver;
import java.util.List;
import java.util.Map;

/** A queue whose senders and receivers work in transactions of several messages. */
record TransactedTraffic(Clients clients, ClientAccess access, String queue) implements TrafficKind {

    static TransactedTraffic of(Clients clients, ClientAccess access, String rehearsal) {
        return new TransactedTraffic(
                clients, access, clients.queue(rehearsal + ".transacted." + access.client() + "." + access.group()));
    }

    @Override
    public Map<String, TrafficOwner> owners() {
        return Map.of(queue, TrafficOwner.transacted(access));
    }

    @Override
    public ClientWorker sender() {
        return clients.transactedSender(access, queue);
    }

    @Override
    public boolean mayRush() {
        return false;
    }

    @Override
    public List<ClientWorker> receivers() {
        return List.of(clients.transactedReceiver(access, queue));
    }

    @Override
    public Map<String, List<Receiver>> drainers() {
        return Map.of(queue, List.of(clients.receiver(access, queue)));
    }
}
