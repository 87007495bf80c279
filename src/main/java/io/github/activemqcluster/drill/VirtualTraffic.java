package io.github.activemqcluster.drill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.command.ActiveMQTopic;

/** A virtual topic with two consumer queues: of one the consumer stays, of the other it is away until the end. */
record VirtualTraffic(Clients clients, Access access, String topic, String staying, String away) implements Traffic {

    static VirtualTraffic of(Clients clients, Access access, String rehearsal) {
        String topic = clients.virtualTopic(rehearsal + "." + access.client() + "." + access.group());
        return new VirtualTraffic(
                clients, access, topic, clients.queueOf("staying", topic), clients.queueOf("away", topic));
    }

    @Override
    public Map<String, Subject> subjects() {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        subjects.put(staying, Subject.client(access, "virtual topic"));
        subjects.put(away, Subject.client(access, "virtual topic, consumer away"));
        return subjects;
    }

    @Override
    public List<Receiver> firstComers() {
        return List.of(clients.receiver(access, staying), clients.receiver(access, away));
    }

    @Override
    public Party sender() {
        return clients.sender(access, new ActiveMQTopic(topic), List.of(staying, away), -1);
    }

    @Override
    public List<Party> receivers() {
        return List.of(clients.receiver(access, staying));
    }

    @Override
    public Map<String, List<Receiver>> takers() {
        return Map.of(
                staying, List.of(clients.receiver(access, staying)), away, List.of(clients.receiver(access, away)));
    }
}
