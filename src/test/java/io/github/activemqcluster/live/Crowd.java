package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.transport.failover.FailoverTransport;
import org.awaitility.Awaitility;

/** Many clients with one URL, and the group with which each of them is connected. */
public final class Crowd implements AutoCloseable {

    private final List<ActiveMQConnection> connections = new ArrayList<>();
    private final Map<Integer, String> groups;

    /**
     * Connects all clients.
     *
     * @param groups the id of each broker's group by its port, since brokers announce each other by their own names for
     *     the host
     */
    public Crowd(String url, int size, Map<Integer, String> groups) throws JMSException {
        this.groups = Map.copyOf(groups);
        try {
            for (int i = 0; i < size; i++) {
                ActiveMQConnection connection =
                        (ActiveMQConnection) new ActiveMQConnectionFactory(url).createConnection();
                connections.add(connection);
                connection.start();
            }
        } catch (JMSException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** How many clients are connected with each group; a client without a connection at the moment is not counted. */
    public Map<String, Long> spread() {
        Map<String, Long> spread = new TreeMap<>();
        groups.values().forEach(group -> spread.put(group, 0L));
        for (ActiveMQConnection connection : connections) {
            URI broker =
                    connection.getTransport().narrow(FailoverTransport.class).getConnectedTransportURI();
            if (broker != null) {
                spread.merge(groups.get(broker.getPort()), 1L, Long::sum);
            }
        }
        return spread;
    }

    /** Waits until all clients are connected, at least so many with each group. */
    public void awaitSpread(int least, Duration patience) {
        Awaitility.await().dontCatchUncaughtExceptions().atMost(patience).untilAsserted(() -> {
            Map<String, Long> spread = spread();
            assertThat(spread.values().stream().mapToLong(Long::longValue).sum())
                    .as("connected of %s", connections.size())
                    .isEqualTo(connections.size());
            assertThat(spread).as("clients by group").allSatisfy((group, clients) -> assertThat(clients)
                    .isGreaterThanOrEqualTo(least));
        });
    }

    @Override
    public void close() throws JMSException {
        for (ActiveMQConnection connection : connections) {
            connection.close();
        }
    }
}
