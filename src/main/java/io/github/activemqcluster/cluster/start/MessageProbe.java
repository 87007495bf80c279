package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.topology.User;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.Optional;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.command.ActiveMQQueue;

/**
 * Sends a persistent message to a broker, and removes it with its queue. No client consumes it, so that no bridge
 * carries it on. On replicatedLevelDB a consumer takes it instead, and the queue stays: no slave can read the removal
 * of a queue there ({@code LevelDBClient.removeCollection} and {@code replay_from}), and the next message would be
 * missing in the slave's index, and lost once it is promoted. An OpenWire client of 6.x connects to every broker back
 * to 5.7.
 */
final class MessageProbe {

    private static final int ANSWER_MILLIS = 10_000;
    private static final int REST_MILLIS = 100;

    /**
     * Sends the message.
     *
     * @param url the URL of this broker only
     * @param queue a queue without other clients
     * @param queueStays whether the queue must not be removed
     * @param user the user to log in as; empty where none is needed
     * @return whether the broker took the message; false where it refuses the user
     * @throws JMSException where the broker cannot be reached, or does not take the message in time
     */
    boolean send(String url, String queue, boolean queueStays, Optional<User> user) throws JMSException {
        ActiveMQConnectionFactory factory =
                new ActiveMQConnectionFactory(url + "?connectionTimeout=" + ANSWER_MILLIS + "&soTimeout=0");
        factory.setConnectResponseTimeout(ANSWER_MILLIS);
        factory.setSendTimeout(ANSWER_MILLIS);
        factory.setWatchTopicAdvisories(false);
        user.ifPresent(login -> {
            factory.setUserName(login.username());
            factory.setPassword(login.password());
        });
        try (ActiveMQConnection connection = (ActiveMQConnection) factory.createConnection()) {
            ActiveMQQueue destination = new ActiveMQQueue(queue);
            try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageProducer producer = session.createProducer(destination)) {
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                producer.send(session.createTextMessage("does this broker take a message?"));
                if (queueStays) {
                    consume(connection, session, destination);
                }
            }
            if (!queueStays) {
                connection.destroyDestination(destination);
            }
            return true;
        } catch (JMSSecurityException e) {
            return false;
        }
    }

    /** Takes all messages of the queue: an earlier probe without an answer may have left one. */
    static void consume(Connection connection, Session session, Queue queue) throws JMSException {
        connection.start();
        try (MessageConsumer consumer = session.createConsumer(queue)) {
            Message message = consumer.receive(ANSWER_MILLIS);
            if (message == null) {
                throw new JMSException("it has taken a message, and does not give it back");
            }
            while (message != null) {
                message = consumer.receive(REST_MILLIS);
            }
        }
    }
}
