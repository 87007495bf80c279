package io.github.activemqcluster.drill;

import io.github.activemqcluster.topology.Authority;
import jakarta.jms.JMSException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.transport.failover.FailoverTransport;

/** A client's connection, which knows the broker that it leads to at the moment. */
final class Link implements AutoCloseable {

    private final ActiveMQConnection connection;
    private final Map<String, String> brokers;
    private final Optional<String> only;

    /**
     * Over a connection that is there.
     *
     * @param only the broker that it leads to and no other, empty where it is a failover transport's
     */
    Link(ActiveMQConnection connection, Map<String, String> brokers, Optional<String> only) {
        this.connection = connection;
        this.brokers = brokers;
        this.only = only;
    }

    /**
     * By a client's failover transport; waits until there is a master, or as long as the client's options say.
     *
     * @param brokers the ids of the instances by {@code host:port}
     */
    static Link failover(Access access, Map<String, String> brokers) throws JMSException {
        return new Link(open(new ActiveMQConnectionFactory(access.url()), access), brokers, Optional.empty());
    }

    /** To one broker and no other, with its answer to anything within so many milliseconds, or an exception. */
    static Link direct(String url, String broker, Access login, int millis) throws JMSException {
        ActiveMQConnectionFactory factory =
                new ActiveMQConnectionFactory(url + "?connectionTimeout=" + millis + "&soTimeout=0");
        factory.setConnectResponseTimeout(millis);
        factory.setSendTimeout(millis);
        factory.setCloseTimeout(millis);
        return new Link(open(factory, login), Map.of(), Optional.of(broker));
    }

    private static ActiveMQConnection open(ActiveMQConnectionFactory factory, Access login) throws JMSException {
        factory.setWatchTopicAdvisories(false);
        factory.setUseAsyncSend(false);
        factory.setAlwaysSyncSend(true);
        login.userName().ifPresent(factory::setUserName);
        login.password().ifPresent(factory::setPassword);
        ActiveMQConnection connection = (ActiveMQConnection) factory.createConnection();
        try {
            connection.start();
            return connection;
        } catch (JMSException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    ActiveMQConnection connection() {
        return connection;
    }

    /** The id of the instance that it leads to right now; empty where it leads to none. */
    String broker() {
        if (only.isPresent()) {
            return only.get();
        }
        FailoverTransport failover = connection.getTransport().narrow(FailoverTransport.class);
        URI uri = failover == null ? null : failover.getConnectedTransportURI();
        return uri == null ? "" : brokers.getOrDefault(new Authority(uri.getHost(), uri.getPort()).toString(), "");
    }

    /** Whether it leads to any broker right now. */
    boolean isConnected() {
        FailoverTransport failover = connection.getTransport().narrow(FailoverTransport.class);
        return failover == null || failover.getConnectedTransportURI() != null;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
