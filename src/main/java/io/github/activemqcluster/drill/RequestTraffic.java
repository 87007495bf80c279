package io.github.activemqcluster.drill;

import java.util.List;
import java.util.Map;

/** Requests, whose answers come over a temporary queue; across a bridge where the other end answers through another group. */
record RequestTraffic(Clients clients, Access access, Access answers, String queue) implements Traffic {

    static RequestTraffic of(Clients clients, Access access, Access answers, String rehearsal) {
        return new RequestTraffic(
                clients,
                access,
                answers,
                clients.queue(rehearsal + ".request." + access.client() + "." + access.group()));
    }

    @Override
    public Map<String, Subject> subjects() {
        return Map.of(queue, Subject.other(access + ", request/reply" + (isLocal() ? "" : " with " + answers.group())));
    }

    @Override
    public Party sender() {
        return clients.requester(access, queue);
    }

    @Override
    public boolean mayRush() {
        return false;
    }

    @Override
    public List<Party> receivers() {
        return List.of(clients.responder(answers, queue));
    }

    /** A request that is left has no requester any more. */
    @Override
    public Map<String, List<Receiver>> takers() {
        return Map.of();
    }

    private boolean isLocal() {
        return access.group().equals(answers.group());
    }
}
