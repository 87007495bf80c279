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
 * @param useAsyncSend whether a send returns before the broker has the message
 * @param alwaysSessionAsync whether every session dispatches in a thread of its own
 * @param useDedicatedTaskRunner whether each of them keeps that thread instead of sharing a pool
 * @param examples whether example producers are written for it
 * @param userName as whom it logs in; absent means that it does not, or says so itself
 */
public record Client(
        Place where,
        String id,
        List<String> groups,
        Optional<Traffic> traffic,
        Map<String, String> options,
        boolean useAsyncSend,
        boolean alwaysSessionAsync,
        boolean useDedicatedTaskRunner,
        boolean examples,
        Optional<String> userName,
        Optional<String> password) {

    public Client {
        groups = List.copyOf(groups);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
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
        return new Client(
                where,
                id,
                List.of(group),
                traffic,
                options,
                useAsyncSend,
                alwaysSessionAsync,
                useDedicatedTaskRunner,
                examples,
                userName,
                password);
    }
}
