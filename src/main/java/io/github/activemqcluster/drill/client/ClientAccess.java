package io.github.activemqcluster.drill.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.ActiveMQConnectionFactory;

/**
 * How a client reaches one group.
 *
 * @param client its id
 * @param group the group's id
 * @param url with the brokers of that group only, and all options of the client
 * @param options the options of the failover transport in it
 * @param settings other properties of the connection factory, from the client's file
 * @param userName the user that it logs in as; empty: it does not log in
 */
public record ClientAccess(
        String client,
        String group,
        String url,
        Map<String, String> options,
        Map<String, String> settings,
        Optional<String> userName,
        Optional<String> password) {

    public ClientAccess {
        options = Map.copyOf(options);
        settings = Map.copyOf(settings);
    }

    /**
     * A connection factory with all settings of the client's file.
     *
     * @throws IllegalArgumentException where the client library refuses a setting
     */
    ActiveMQConnectionFactory factory() {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        Map<String, Object> left = new HashMap<>(settings);
        factory.buildFromMap(left);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("ActiveMQConnectionFactory has no property '"
                    + left.keySet().iterator().next() + "'");
        }
        // Only one connection can have the client's id; the drill has several.
        factory.setClientID(null);
        userName.ifPresent(factory::setUserName);
        password.ifPresent(factory::setPassword);
        return factory;
    }

    /** Whether a send outside of a transaction returns before the broker has the message. */
    public boolean returnsEarly() {
        ActiveMQConnectionFactory factory = factory();
        return factory.isUseAsyncSend() && !factory.isAlwaysSyncSend();
    }

    /** Whether the client acknowledges the messages of a transaction as a range, from the first to the last. */
    public boolean acknowledgesRanges() {
        ActiveMQConnectionFactory factory = factory();
        return !factory.isTransactedIndividualAck() && !factory.isNonBlockingRedelivery();
    }

    /** For messages and logs, without the password. */
    @Override
    public String toString() {
        return client + " on " + group;
    }
}
