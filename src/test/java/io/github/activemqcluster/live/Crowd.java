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

/** Many clients with one URL, and with which group each of them is connected. */
public final class Crowd implements AutoCloseable {

    private final List<ActiveMQConnection> connections = new ArrayList<>();
    private final Map<Integer, String> groups;

    /**
     * Connects all of them.
     *
     * @param groups the id of each broker's group by its port: brokers tell clients of each other by a name of their own for
     *     where they are
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

    /** How many are connected with each group; who is with none at the moment is not counted. */
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

    /** Waits until all are connected, with each group at least so many. */
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
