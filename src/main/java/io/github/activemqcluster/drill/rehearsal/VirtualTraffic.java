package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.client.Receiver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.command.ActiveMQTopic;

/** A virtual topic with two consumer queues: one has a consumer all the time, the other only in the end. */
record VirtualTraffic(Clients clients, ClientAccess access, String topic, String staying, String away)
        implements TrafficKind {

    static VirtualTraffic of(Clients clients, ClientAccess access, String rehearsal) {
        String topic = clients.virtualTopic(rehearsal + "." + access.client() + "." + access.group());
        return new VirtualTraffic(
                clients, access, topic, clients.queueOf("staying", topic), clients.queueOf("away", topic));
    }

    @Override
    public Map<String, TrafficOwner> owners() {
        Map<String, TrafficOwner> owners = new LinkedHashMap<>();
        owners.put(staying, TrafficOwner.client(access, "virtual topic"));
        owners.put(away, TrafficOwner.client(access, "virtual topic, consumer away"));
        return owners;
    }

    @Override
    public List<Receiver> subscribers() {
        return List.of(clients.receiver(access, staying), clients.receiver(access, away));
    }

    @Override
    public ClientWorker sender() {
        return clients.sender(access, new ActiveMQTopic(topic), List.of(staying, away), -1);
    }

    @Override
    public List<ClientWorker> receivers() {
        return List.of(clients.receiver(access, staying));
    }

    @Override
    public Map<String, List<Receiver>> drainers() {
        return Map.of(
                staying, List.of(clients.receiver(access, staying)), away, List.of(clients.receiver(access, away)));
    }
}
