package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.topology.Authority;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.transport.failover.FailoverTransport;

/** A client's connection. It knows which broker it leads to at the moment. */
public final class ClientConnection implements AutoCloseable {

    private final ActiveMQConnection connection;
    private final Map<String, String> brokers;
    private final Optional<String> only;

    /**
     * Wraps an open connection.
     *
     * @param only the one broker that it can lead to; empty for a failover transport
     */
    ClientConnection(ActiveMQConnection connection, Map<String, String> brokers, Optional<String> only) {
        this.connection = connection;
        this.brokers = brokers;
        this.only = only;
    }

    /**
     * Connects with a client's failover transport and all its settings. Waits until there is a master, or as long as
     * the client's options say.
     *
     * @param brokers the ids of the instances by {@code host:port}
     */
    static ClientConnection failover(ClientAccess access, Map<String, String> brokers) throws JMSException {
        return new ClientConnection(open(access.factory(), Optional.empty()), brokers, Optional.empty());
    }

    /** Connects with a client id, which a durable subscription needs. */
    static ClientConnection failover(ClientAccess access, Map<String, String> brokers, String clientId)
            throws JMSException {
        return new ClientConnection(open(access.factory(), Optional.of(clientId)), brokers, Optional.empty());
    }

    /**
     * Connects to one broker only. Every call returns within {@code millis}, or throws. The connection belongs to no
     * client of the topology, so it has settings of its own.
     */
    static ClientConnection direct(String url, String broker, ClientAccess login, int millis) throws JMSException {
        ActiveMQConnectionFactory factory =
                new ActiveMQConnectionFactory(url + "?connectionTimeout=" + millis + "&soTimeout=0");
        factory.setConnectResponseTimeout(millis);
        factory.setSendTimeout(millis);
        factory.setCloseTimeout(millis);
        factory.setWatchTopicAdvisories(false);
        factory.setAlwaysSyncSend(true);
        login.userName().ifPresent(factory::setUserName);
        login.password().ifPresent(factory::setPassword);
        return new ClientConnection(open(factory, Optional.empty()), Map.of(), Optional.of(broker));
    }

    private static ActiveMQConnection open(ActiveMQConnectionFactory factory, Optional<String> clientId)
            throws JMSException {
        ActiveMQConnection connection = (ActiveMQConnection) factory.createConnection();
        try {
            if (clientId.isPresent()) {
                connection.setClientID(clientId.get());
            }
            connection.start();
            return connection;
        } catch (JMSException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    public ActiveMQConnection connection() {
        return connection;
    }

    /** A new session that acknowledges each message. */
    Session session() throws JMSException {
        return connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    Session transactedSession() throws JMSException {
        return connection.createSession(true, Session.SESSION_TRANSACTED);
    }

    /** The id of the broker that it leads to right now; empty where it leads to none. */
    String broker() {
        if (only.isPresent()) {
            return only.get();
        }
        FailoverTransport failover = connection.getTransport().narrow(FailoverTransport.class);
        URI uri = failover == null ? null : failover.getConnectedTransportURI();
        return uri == null ? "" : brokers.getOrDefault(new Authority(uri.getHost(), uri.getPort()).toString(), "");
    }

    /** Whether it leads to a broker right now. */
    boolean isConnected() {
        FailoverTransport failover = connection.getTransport().narrow(FailoverTransport.class);
        return failover == null || failover.getConnectedTransportURI() != null;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
