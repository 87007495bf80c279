package io.github.activemqcluster.drill.client;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.command.ActiveMQTopic;

/** The queue or durable subscription that a client receives from. */
record MessageSource(Opening opening) {

    static MessageSource queue(String name) {
        return new MessageSource(session -> session.createConsumer(new ActiveMQQueue(name)));
    }

    /** A topic. Messages that were sent before do not come. */
    static MessageSource topic(String name) {
        return new MessageSource(session -> session.createConsumer(new ActiveMQTopic(name)));
    }

    /**
     * A durable subscription. The first connection makes it; from then on it keeps messages while no subscriber is
     * connected.
     */
    static MessageSource durable(String topic, String subscription) {
        return new MessageSource(session -> session.createDurableSubscriber(new ActiveMQTopic(topic), subscription));
    }

    MessageConsumer open(Session session) throws JMSException {
        return opening.open(session);
    }

    /** Opens a consumer in a session. */
    interface Opening {
        MessageConsumer open(Session session) throws JMSException;
    }
}
