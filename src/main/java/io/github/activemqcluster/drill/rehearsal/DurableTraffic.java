package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.client.Receiver;
import java.util.List;
import java.util.Map;
import org.apache.activemq.command.ActiveMQTopic;

/** A topic with a durable subscription. The subscriber is away while instances fail, and comes back in the end. */
record DurableTraffic(Clients clients, ClientAccess access, String topic) implements TrafficKind {

    static DurableTraffic of(Clients clients, ClientAccess access, String rehearsal) {
        return new DurableTraffic(
                clients, access, clients.topic(rehearsal + ".durable." + access.client() + "." + access.group()));
    }

    @Override
    public Map<String, TrafficOwner> owners() {
        return Map.of(topic, TrafficOwner.client(access, "durable subscription"));
    }

    @Override
    public List<Receiver> subscribers() {
        return List.of(clients.subscriber(access, topic));
    }

    @Override
    public ClientWorker sender() {
        return clients.sender(access, new ActiveMQTopic(topic), List.of(topic), -1);
    }

    @Override
    public List<ClientWorker> receivers() {
        return List.of();
    }

    @Override
    public Map<String, List<Receiver>> drainers() {
        return Map.of(topic, List.of(clients.subscriber(access, topic)));
    }
}
