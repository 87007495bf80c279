package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.drill.history.Detail;
import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.History;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;

/**
 * Writes into the history what one client sees.
 *
 * @param queues the names that each message has in the history: several where a topic's messages are copied to several
 *     queues
 */
record ClientEvents(History history, String group, List<String> queues) {

    ClientEvents {
        queues = List.copyOf(queues);
    }

    /** The events of one message: those that show whether a way is open have a name of their own. */
    ClientEvents of(String message) {
        return new ClientEvents(
                history,
                group,
                queues.stream().map(queue -> RouteProbe.of(queue, message)).toList());
    }

    /** An event without a detail. */
    void add(Event.Kind kind, String message, String broker) {
        add(kind, message, broker, Detail.Nothing.NOTHING);
    }

    void add(Event.Kind kind, String message, String broker, Detail detail) {
        for (String queue : queues) {
            history.add(kind, group, queue, message, broker, detail);
        }
    }

    /** The client is about to send a message or a request. */
    void sending(Event.Kind kind, MessageText text) {
        add(kind, text.id(), "", new Detail.Checksum(text.checksum()));
    }

    /**
     * A send has failed.
     *
     * @param abandoned whether the drill broke it off
     */
    void failed(String message, boolean abandoned, Exception failure) {
        add(abandoned ? Event.Kind.ABANDONED : Event.Kind.FAILED, message, "", Detail.Remark.of(failure));
    }

    void received(Message message, String broker) throws JMSException {
        MessageText text = MessageText.of(message);
        of(text.id()).received(text, message.getJMSRedelivered(), broker);
    }

    void received(MessageText text, boolean again, String broker) {
        add(
                again ? Event.Kind.REDELIVERED : Event.Kind.RECEIVED,
                text.id(),
                broker,
                new Detail.Checksum(text.checksum()));
    }
}
