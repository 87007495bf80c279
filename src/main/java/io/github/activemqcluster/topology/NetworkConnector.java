package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connector from each broker of one group to another group, or to a broker outside this topology.
 *
 * @param name unique among the connectors of its broker
 * @param from the id of the group whose brokers get it
 * @param to the id of the group it points at; absent where {@code uri} is present, or under multicast
 * @param uri a broker outside this topology
 * @param attributes the other attributes under ActiveMQ's names ({@code networkTTL}, {@code conduitSubscriptions}, …), only those given
 * @param options the discovery URI's own, in the order given
 */
public record NetworkConnector(
        Place where,
        String name,
        String from,
        Optional<String> to,
        Optional<String> uri,
        boolean duplex,
        Discovery discovery,
        Optional<String> multicastGroup,
        Map<String, String> attributes,
        List<Destination> dynamicallyIncludedDestinations,
        List<Destination> excludedDestinations,
        List<Destination> staticallyIncludedDestinations,
        Map<String, String> options) {

    public NetworkConnector {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        dynamicallyIncludedDestinations = List.copyOf(dynamicallyIncludedDestinations);
        excludedDestinations = List.copyOf(excludedDestinations);
        staticallyIncludedDestinations = List.copyOf(staticallyIncludedDestinations);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** How the other side is found. */
    public enum Discovery {
        STATIC,
        MASTERSLAVE,
        MULTICAST
    }

    /**
     * A queue or topic, by name or wildcard.
     *
     * @param topic whether it is a topic, else it is a queue
     */
    public record Destination(boolean topic, String physicalName) {}
}
