package io.github.activemqcluster.drill;

import java.util.List;
import java.util.Map;
import org.apache.activemq.command.ActiveMQTopic;

/** A topic with a durable subscription, whose subscriber is away all the time that instances fail, and comes back in the end. */
record DurableTraffic(Clients clients, Access access, String topic) implements Traffic {

    static DurableTraffic of(Clients clients, Access access, String rehearsal) {
        return new DurableTraffic(
                clients, access, clients.topic(rehearsal + ".durable." + access.client() + "." + access.group()));
    }

    @Override
    public Map<String, Subject> subjects() {
        return Map.of(topic, Subject.client(access, "durable subscription"));
    }

    @Override
    public List<Receiver> firstComers() {
        return List.of(clients.subscriber(access, topic));
    }

    @Override
    public Party sender() {
        return clients.sender(access, new ActiveMQTopic(topic), List.of(topic), -1);
    }

    @Override
    public List<Party> receivers() {
        return List.of();
    }

    @Override
    public Map<String, List<Receiver>> takers() {
        return Map.of(topic, List.of(clients.subscriber(access, topic)));
    }
}
