package io.github.activemqcluster.cluster.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageProbeTest {

    private final Deque<Message> inTheQueue = new ArrayDeque<>();

    @Test
    void whatAnEarlierProbeHasLeftIsTakenAwayToo() throws Exception {
        // given
        inTheQueue.add(pretended(Message.class, Map.of()));
        inTheQueue.add(pretended(Message.class, Map.of()));
        inTheQueue.add(pretended(Message.class, Map.of()));

        // when
        consume();

        // then
        assertThat(inTheQueue).isEmpty();
    }

    @Test
    void aBrokerThatDoesNotGiveItBackIsNotReady() {
        assertThatThrownBy(this::consume)
                .isInstanceOf(JMSException.class)
                .hasMessage("it has taken a message, and does not give it back");
    }

    private void consume() throws JMSException {
        MessageConsumer consumer = pretended(MessageConsumer.class, Map.of("receive", inTheQueue));
        MessageProbe.consume(
                pretended(Connection.class, Map.of()),
                pretended(Session.class, Map.of("createConsumer", new ArrayDeque<>(List.of(consumer)))),
                pretended(Queue.class, Map.of()));
    }

    /** Its methods return the given values one after the other, and then nothing. */
    private static <T> T pretended(Class<T> type, Map<String, Deque<?>> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.containsKey(method.getName())
                        ? answers.get(method.getName()).poll()
                        : null));
    }
}
