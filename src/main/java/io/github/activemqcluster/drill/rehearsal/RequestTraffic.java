package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.client.Receiver;
import java.util.List;
import java.util.Map;

/** Requests with answers over a temporary queue. Where a responder uses another group, both cross a bridge. */
record RequestTraffic(Clients clients, ClientAccess access, ClientAccess answers, String queue) implements TrafficKind {

    static RequestTraffic of(Clients clients, ClientAccess access, ClientAccess answers, String rehearsal) {
        return new RequestTraffic(
                clients,
                access,
                answers,
                clients.queue(rehearsal + ".request." + access.client() + "." + access.group()));
    }

    @Override
    public Map<String, TrafficOwner> owners() {
        return Map.of(
                queue,
                TrafficOwner.group(
                        access.group(), access + ", request/reply" + (isLocal() ? "" : " with " + answers.group())));
    }

    @Override
    public ClientWorker sender() {
        return clients.requester(access, queue);
    }

    @Override
    public boolean mayRush() {
        return false;
    }

    @Override
    public List<ClientWorker> receivers() {
        return List.of(clients.responder(answers, queue));
    }

    /** No queue is drained: a request that is left has no requester any more. */
    @Override
    public Map<String, List<Receiver>> drainers() {
        return Map.of();
    }

    private boolean isLocal() {
        return access.group().equals(answers.group());
    }
}
