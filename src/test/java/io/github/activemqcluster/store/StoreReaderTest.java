package io.github.activemqcluster.store;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.conformance.TestHomes;
import io.github.activemqcluster.live.Bounded;
import io.github.activemqcluster.release.Release;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts messages in stores that brokers of several releases have written, and that are left after a kill. */
class StoreReaderTest {

    private static final Duration STARTED = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private Process broker;

    @AfterEach
    void endBroker() throws InterruptedException {
        if (broker != null) {
            broker.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "5.7.0, org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter",
        "5.10.0, org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter",
        "5.16.7, org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter",
        "5.16.7, org.apache.activemq.leveldb.LevelDBStore",
        "5.18.3, org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter",
        "6.3.1, org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter",
    })
    void theMessagesOfAKilledBrokerAreCountedAndItsStoreIsAsItWas(String version, String store) throws Exception {
        // given seven messages in a queue, one of them consumed, and two that a durable subscription waits for
        Path directory = folder.resolve("data").resolve("store");
        StoreReader reader = reader(version);
        String url = start(version, store, directory);
        send(url);

        // when it runs, then
        if (Files.exists(directory.resolve("lock"))) {
            assertThat(reader.inDirectory(directory)).isEqualTo(Counted.unknown("a broker has it open"));
        }

        // when it is dead, then
        broker.destroyForcibly().waitFor();
        Map<String, String> before = contents(directory);
        Counted counted = reader.inDirectory(directory);
        assertThat(contents(directory)).isEqualTo(before);

        // when a broker has the store again, then it counts as many messages: for 5.10.0 only the messages of the queue
        assertThat(counted.messages().orElse(0)).isGreaterThanOrEqualTo(6);
        assertThat(counted).isEqualTo(new Counted(OptionalLong.of(receive(start(version, store, directory))), ""));
    }

    @Test
    void whatTheReleaseCannotReadIsNotCounted() throws Exception {
        // given
        Path levelDb = Files.createDirectories(folder.resolve("leveldb"));
        Files.write(levelDb.resolve("0000000000000000.log"), new byte[100]);

        // when, then
        Counted counted = reader("6.3.1").inDirectory(levelDb);
        assertThat(counted.messages()).isEmpty();
        assertThat(counted.reason()).startsWith("it cannot be read: java.lang.ClassNotFoundException: ");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNotCounted() throws Exception {
        // given a folder without a driver for it
        Path drivers = Files.createDirectories(folder.resolve("driver"));

        // when, then
        assertThat(reader("6.3.1")
                        .inTable(drivers, "jdbc:none://x", Optional.of("u"), Optional.of("p"), "ACTIVEMQ_MSGS"))
                .isEqualTo(Counted.unknown("it cannot be read: java.sql.SQLException: no driver for it"));
    }

    private static StoreReader reader(String version) throws IOException {
        return new StoreReader(TestHomes.of(version), TestHomes.release(version));
    }

    private String start(String version, String store, Path directory) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Release release = TestHomes.release(version);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(release.values("jvm.java9"));
        command.addAll(release.values("replicatedLevelDB.jvm.java9"));
        command.addAll(List.of("-cp", jars(TestHomes.of(version))));
        command.addAll(
                List.of("src/test/resources/store/OneBroker.java", store, directory.toString(), String.valueOf(port)));
        Path log = folder.resolve("broker.log");
        broker = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        String url = "tcp://127.0.0.1:" + port;
        Bounded.await("a broker of " + version, STARTED, () -> text(log), () -> {
            assertThat(broker.isAlive()).as(() -> text(log)).isTrue();
            try (Connection connection = new ActiveMQConnectionFactory(url).createConnection()) {
                connection.start();
                return true;
            } catch (JMSException e) {
                return false;
            }
        });
        return url;
    }

    private static void send(String url) throws JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        factory.setWatchTopicAdvisories(false);
        try (Connection connection = factory.createConnection()) {
            connection.setClientID("shop");
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            Topic topic = session.createTopic("news");
            session.createDurableSubscriber(topic, "reader").close();
            MessageProducer toTopic = session.createProducer(topic);
            for (int i = 0; i < 2; i++) {
                toTopic.send(session.createTextMessage("news " + i));
            }
            var queue = session.createQueue("orders");
            MessageProducer toQueue = session.createProducer(queue);
            for (int i = 0; i < 7; i++) {
                toQueue.send(session.createTextMessage("order " + i));
            }
            var consumer = session.createConsumer(session.createQueue("orders?consumer.prefetchSize=0"));
            assertThat(consumer.receive(STARTED.toMillis())).isNotNull();
        }
    }

    private static int receive(String url) throws JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        try (Connection connection = factory.createConnection()) {
            connection.setClientID("shop");
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            int received = 0;
            for (var consumer : List.of(
                    session.createDurableSubscriber(session.createTopic("news"), "reader"),
                    session.createConsumer(session.createQueue("orders")))) {
                while (consumer.receive(2000) != null) {
                    received++;
                }
            }
            return received;
        }
    }

    private static String jars(Path home) throws IOException {
        try (Stream<Path> tree = Files.walk(home.resolve("lib"))) {
            return tree.filter(file -> file.toString().endsWith(".jar"))
                    .map(Path::toString)
                    .sorted()
                    .collect(joining(File.pathSeparator));
        }
    }

    private static Map<String, String> contents(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile).collect(toMap(Path::toString, file -> {
                try {
                    return Files.getLastModifiedTime(file) + " "
                            + HexFormat.of().formatHex(Files.readAllBytes(file)).hashCode();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
