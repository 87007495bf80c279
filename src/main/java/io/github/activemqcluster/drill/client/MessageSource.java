package io.github.activemqcluster.drill.client;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.Optional;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.command.ActiveMQTopic;

/**
 * Where somebody receives from.
 *
 * @param clientId the client id that its connection has to have; empty where none is needed
 */
record MessageSource(Optional<String> clientId, Opening opening) {

    static MessageSource queue(String name) {
        return new MessageSource(Optional.empty(), session -> session.createConsumer(new ActiveMQQueue(name)));
    }

    /** Of what is sent before it is opened, nothing comes. */
    static MessageSource topic(String name) {
        return new MessageSource(Optional.empty(), session -> session.createConsumer(new ActiveMQTopic(name)));
    }

    /** Opened for the first time, it makes the subscription; what is sent from then on waits for whoever opens it again. */
    static MessageSource durable(String topic, String subscription) {
        return new MessageSource(
                Optional.of(subscription),
                session -> session.createDurableSubscriber(new ActiveMQTopic(topic), subscription));
    }

    MessageConsumer open(Session session) throws JMSException {
        return opening.open(session);
    }

    /** How a session comes to receive from it. */
    interface Opening {
        MessageConsumer open(Session session) throws JMSException;
    }
}
