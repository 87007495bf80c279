package io.github.activemqcluster.live;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient.Mqtt3Publishes;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** MQTT 3.1.1 with HiveMQ's client: a subscription that outlives its connection, and confirmed messages (QoS 1). */
final class MqttClient implements ProtocolClient {

    private static final String SUBSCRIBER = "subscriber";

    @Override
    public String protocol() {
        return "mqtt";
    }

    @Override
    public void announce(Member broker, String destination) {
        Mqtt3BlockingClient client = subscriber(broker);
        client.subscribeWith()
                .topicFilter(destination)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
        client.disconnect();
    }

    @Override
    public void send(Member broker, String destination, String body) {
        Mqtt3BlockingClient client = client(broker, "publisher");
        client.connect();
        client.publishWith()
                .topic(destination)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(body.getBytes(StandardCharsets.UTF_8))
                .send();
        client.disconnect();
    }

    @Override
    public String receive(Member broker, String destination, Duration bound) throws InterruptedException {
        Mqtt3BlockingClient client = client(broker, SUBSCRIBER);
        // before it connects, since the broker sends the kept messages at once
        try (Mqtt3Publishes publishes = client.publishes(MqttGlobalPublishFilter.ALL)) {
            connect(client);
            Mqtt3Publish message = publishes
                    .receive(bound.toMillis(), TimeUnit.MILLISECONDS)
                    .orElseThrow(() -> new AssertionError("no message by mqtt in " + destination + " within " + bound));
            return new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8);
        } finally {
            client.disconnect();
        }
    }

    private static Mqtt3BlockingClient subscriber(Member broker) {
        Mqtt3BlockingClient client = client(broker, SUBSCRIBER);
        connect(client);
        return client;
    }

    private static void connect(Mqtt3BlockingClient client) {
        client.connectWith().cleanSession(false).send();
    }

    private static Mqtt3BlockingClient client(Member broker, String id) {
        return com.hivemq.client.mqtt.MqttClient.builder()
                .useMqttVersion3()
                .identifier(id)
                .serverHost(broker.address())
                .serverPort(broker.port("mqtt"))
                .buildBlocking();
    }
}
