package io.github.activemqcluster.drill.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.History;
import io.github.activemqcluster.drill.verdict.Verdict;
import jakarta.jms.JMSException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.management.JMSStatsImpl;
import org.apache.activemq.transport.Transport;
import org.apache.activemq.util.IdGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderTest {

    private static final Map<Class<?>, Object> NOTHING = Map.of(boolean.class, false, int.class, 0, long.class, 0L);

    @TempDir
    private Path folder;

    private final CountDownLatch sending = new CountDownLatch(1);

    @Test
    void aSendThatTheDrillBreaksOffHasNotFailed() throws Exception {
        try (History history = new History(folder.resolve("history.tsv"))) {
            // given
            Sender sender = sender(history, Duration.ofMillis(100), () -> {
                throw new JMSException("broken off", "", interrupted());
            });
            sender.start();
            assertThat(sending.await(20, TimeUnit.SECONDS))
                    .as("%s", sender.trouble())
                    .isTrue();
            assertThat(sender.isWorking()).isTrue();

            // when
            sender.close();

            // then
            assertThat(history.from(0)).extracting(Event::kind).containsExactly(Event.Kind.SEND, Event.Kind.ABANDONED);
            assertThat(Verdict.of(history.from(0), "q").failed()).isZero();
            assertThat(sender.isWorking()).isFalse();
        }
    }

    @Test
    void aSendThatFailsByItselfHasFailedAlsoWhileItsSenderEnds() throws Exception {
        try (History history = new History(folder.resolve("history.tsv"))) {
            // given
            CountDownLatch told = new CountDownLatch(1);
            Sender sender = sender(history, Duration.ofSeconds(20), () -> {
                await(told);
                throw new JMSException("refused");
            });
            sender.start();
            assertThat(sending.await(20, TimeUnit.SECONDS))
                    .as("%s", sender.trouble())
                    .isTrue();

            // when
            sender.end();
            told.countDown();
            sender.close();

            // then
            assertThat(Verdict.of(history.from(0), "q").failed()).isEqualTo(1);
        }
    }

    @Test
    void aSendThatReturnsBeforeTheBrokerHasTheMessageIsNoAcknowledgement() throws Exception {
        try (History history = new History(folder.resolve("history.tsv"))) {
            // given
            Sender sender = sender(history, true, Duration.ofSeconds(20), () -> {});

            // when
            sender.start();
            assertThat(sending.await(20, TimeUnit.SECONDS))
                    .as("%s", sender.trouble())
                    .isTrue();
            sender.close();

            // then
            assertThat(history.from(0)).extracting(Event::kind).containsExactly(Event.Kind.SEND, Event.Kind.RETURNED);
        }
    }

    private static InterruptedException interrupted() {
        try {
            throw new AssertionError("nobody interrupted it: " + new CountDownLatch(1).await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            return e;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Sender sender(History history, Duration patience, Send send) {
        return sender(history, false, patience, send);
    }

    private Sender sender(History history, boolean early, Duration patience, Send send) {
        return new Sender(
                new ClientEvents(history, "group1", List.of("q")),
                new ActiveMQQueue("q"),
                early ? Event.Kind.RETURNED : Event.Kind.ACKNOWLEDGED,
                new MessageTexts("q", 42),
                1,
                patience,
                () -> new ClientConnection(connection(send), Map.of(), Optional.of("group1-1")));
    }

    private Connection connection(Send send) {
        try {
            return new Connection(send);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What happens to a message that is sent. */
    private interface Send {
        void run() throws JMSException;
    }

    /** Leads to nobody; its session's producers do as they are told. */
    private final class Connection extends ActiveMQConnection {

        private final Send send;

        Connection(Send send) throws Exception {
            super(
                    pretended(Transport.class, Optional.empty()),
                    new IdGenerator(),
                    new IdGenerator(),
                    new JMSStatsImpl());
            this.send = send;
        }

        @Override
        public jakarta.jms.Session createSession(boolean transacted, int acknowledgeMode) {
            return pretended(jakarta.jms.Session.class, Optional.of(send));
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private <T> T pretended(Class<T> type, Optional<Send> send) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("send") && send.isPresent()) {
                        sending.countDown();
                        send.get().run();
                    }
                    Class<?> result = method.getReturnType();
                    if (List.of("createProducer", "createTextMessage").contains(method.getName())) {
                        return pretended(result, send);
                    }
                    return NOTHING.get(result);
                }));
    }
}
