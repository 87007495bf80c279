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
 * @param options the same, of the failover transport
 * @param settings what else the client's file says, by the names of the connection factory's properties
 * @param userName as whom it logs in; empty means that it does not
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
     * What the client's connections come from, as its file says.
     *
     * @throws IllegalArgumentException where the client library does not take what the file says
     */
    ActiveMQConnectionFactory factory() {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        Map<String, Object> left = new HashMap<>(settings);
        factory.buildFromMap(left);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("ActiveMQConnectionFactory has no property '"
                    + left.keySet().iterator().next() + "'");
        }
        // Of one connection only; the drill has several.
        factory.setClientID(null);
        userName.ifPresent(factory::setUserName);
        password.ifPresent(factory::setPassword);
        return factory;
    }

    /** Whether a send of a message that is no part of a transaction returns before the broker has it. */
    public boolean returnsEarly() {
        ActiveMQConnectionFactory factory = factory();
        return factory.isUseAsyncSend() && !factory.isAlwaysSyncSend();
    }

    /** Whether the messages of a transaction are acknowledged as a range, from the first to the last. */
    public boolean acknowledgesRanges() {
        ActiveMQConnectionFactory factory = factory();
        return !factory.isTransactedIndividualAck() && !factory.isNonBlockingRedelivery();
    }

    /** Everything but the password, which belongs into no log. */
    @Override
    public String toString() {
        return client + " on " + group;
    }
}
