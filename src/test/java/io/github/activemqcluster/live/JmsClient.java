package io.github.activemqcluster.live;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** OpenWire with ActiveMQ's own client, and AMQP 1.0 with the client of Apache Qpid: both have the interface of JMS. */
final class JmsClient implements ProtocolClient {

    private final String protocol;

    private JmsClient(String protocol) {
        this.protocol = protocol;
    }

    static JmsClient openwire() {
        return new JmsClient("openwire");
    }

    static JmsClient amqp() {
        return new JmsClient("amqp");
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public void send(Member broker, String destination, String body) throws Exception {
        try (Connection connection = factory(broker).createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createProducer(session.createQueue(destination)).send(session.createTextMessage(body));
        }
    }

    @Override
    public String receive(Member broker, String destination, Duration bound) throws Exception {
        try (Connection connection = factory(broker).createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageConsumer consumer = session.createConsumer(session.createQueue(destination));
            if (consumer.receive(bound.toMillis()) instanceof TextMessage message) {
                return message.getText();
            }
            throw new AssertionError("no text message by " + protocol + " in " + destination + " within " + bound);
        }
    }

    private ConnectionFactory factory(Member broker) {
        String address = broker.address() + ":" + broker.port(protocol);
        return protocol.equals("amqp")
                ? new JmsConnectionFactory("amqp://" + address)
                : new ActiveMQConnectionFactory("tcp://" + address);
    }
}
