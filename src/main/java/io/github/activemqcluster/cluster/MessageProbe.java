package io.github.activemqcluster.cluster;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.command.ActiveMQQueue;

/**
 * Gives a broker a persistent message, and takes it away again with its queue. Nobody consumes it, so no bridge takes note.
 * An OpenWire client of 6.x speaks to every broker back to 5.7.
 */
final class MessageProbe {

    private static final int ANSWER_MILLIS = 10_000;

    /**
     * Sends.
     *
     * @param url the broker's, and no other's
     * @param queue one that nobody uses
     * @return whether the message was taken; if not, the broker asks for a login that nobody told us
     * @throws JMSException where the broker cannot be reached, or does not take it in time
     */
    boolean send(String url, String queue) throws JMSException {
        ActiveMQConnectionFactory factory =
                new ActiveMQConnectionFactory(url + "?connectionTimeout=" + ANSWER_MILLIS + "&soTimeout=0");
        factory.setConnectResponseTimeout(ANSWER_MILLIS);
        factory.setSendTimeout(ANSWER_MILLIS);
        factory.setWatchTopicAdvisories(false);
        try (ActiveMQConnection connection = (ActiveMQConnection) factory.createConnection()) {
            ActiveMQQueue destination = new ActiveMQQueue(queue);
            try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageProducer producer = session.createProducer(destination)) {
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                producer.send(session.createTextMessage("does this broker take a message?"));
            }
            connection.destroyDestination(destination);
            return true;
        } catch (JMSSecurityException e) {
            return false;
        }
    }
}
