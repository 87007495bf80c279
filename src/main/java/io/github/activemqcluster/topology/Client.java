package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An application that connects with the failover transport.
 *
 * @param groups the ids of the groups that it may connect to
 * @param traffic the traffic that the client declares; absent means that any traffic is possible
 * @param options the failover transport's options, in the order given
 * @param settings the settings for sends, dispatch and acknowledgements
 * @param login the user with which the client logs in
 * @param examples whether example producers are written for it
 */
public record Client(
        Place where,
        String id,
        List<String> groups,
        Optional<Traffic> traffic,
        Map<String, String> options,
        Settings settings,
        Login login,
        boolean examples) {

    public Client {
        groups = List.copyOf(groups);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * The settings of a connection, under ActiveMQ's names.
     *
     * @param useAsyncSend whether a send returns before the broker has the message
     * @param alwaysSessionAsync whether every session dispatches in a thread of its own
     * @param useDedicatedTaskRunner whether each session keeps its thread instead of using a shared pool
     * @param transactedIndividualAck whether each message of a transaction is acknowledged by itself, instead of a
     *     range of messages
     */
    public record Settings(
            boolean useAsyncSend,
            boolean alwaysSessionAsync,
            boolean useDedicatedTaskRunner,
            boolean transactedIndividualAck) {}

    /**
     * The login of a client.
     *
     * @param userName absent means that the client does not log in, or chooses the user itself
     */
    public record Login(Optional<String> userName, Optional<String> password) {}

    public boolean useAsyncSend() {
        return settings.useAsyncSend();
    }

    public boolean alwaysSessionAsync() {
        return settings.alwaysSessionAsync();
    }

    public boolean useDedicatedTaskRunner() {
        return settings.useDedicatedTaskRunner();
    }

    public boolean transactedIndividualAck() {
        return settings.transactedIndividualAck();
    }

    public Optional<String> userName() {
        return login.userName();
    }

    public Optional<String> password() {
        return login.password();
    }

    /** Whether the client may send: it declares so, or declares no traffic. */
    public boolean mayProduce() {
        return traffic.map(declared -> !declared.produces().isEmpty()).orElse(true);
    }

    /** Whether the client may receive: it declares so, or declares no traffic. */
    public boolean mayConsume() {
        return traffic.map(declared -> !declared.consumes().isEmpty()).orElse(true);
    }

    /** The same client with only that group. */
    public Client at(String group) {
        return new Client(where, id, List.of(group), traffic, options, settings, login, examples);
    }
}
