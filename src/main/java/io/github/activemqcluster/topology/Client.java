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
 * @param groups the ids of the groups whose brokers it may connect to
 * @param traffic what it sends and receives; absent means that it did not say, so it may be anything
 * @param options the failover transport's own, in the order given
 * @param settings how its connections send, dispatch and acknowledge
 * @param login as whom it logs in
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
     * @param useDedicatedTaskRunner whether each of them keeps that thread instead of sharing a pool
     * @param transactedIndividualAck whether each message of a transaction is acknowledged by itself, not all of them as
     *     a range
     */
    public record Settings(
            boolean useAsyncSend,
            boolean alwaysSessionAsync,
            boolean useDedicatedTaskRunner,
            boolean transactedIndividualAck) {}

    /**
     * As whom a client logs in.
     *
     * @param userName absent means that it does not, or says so itself
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

    /** Whether it may send anything: it declares so, or declares nothing at all. */
    public boolean mayProduce() {
        return traffic.map(declared -> !declared.produces().isEmpty()).orElse(true);
    }

    /** Whether it may receive anything: it declares so, or declares nothing at all. */
    public boolean mayConsume() {
        return traffic.map(declared -> !declared.consumes().isEmpty()).orElse(true);
    }

    /** The same client with one group only, for one who must know where it lands. */
    public Client at(String group) {
        return new Client(where, id, List.of(group), traffic, options, settings, login, examples);
    }
}
