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
 * @param from the id of the group whose brokers have the connector
 * @param target the target of the connector
 * @param attributes the other attributes under ActiveMQ's names ({@code networkTTL}, {@code conduitSubscriptions}, …),
 *     only those given
 * @param destinations the destinations that are bridged
 * @param options the discovery URI's options, in the order given
 */
public record NetworkConnector(
        Place where,
        String name,
        String from,
        Target target,
        boolean duplex,
        Map<String, String> attributes,
        Bridged destinations,
        Map<String, String> options) {

    public NetworkConnector {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * The target of a connector.
     *
     * @param to the id of the group it points at; absent where {@code uri} is present, or under multicast
     * @param uri a broker outside this topology
     * @param multicastGroup the group in which multicast discovery finds the other side
     */
    public record Target(
            Optional<String> to, Optional<String> uri, Discovery discovery, Optional<String> multicastGroup) {}

    /** The destinations that are bridged, under ActiveMQ's names; only those given. */
    public record Bridged(
            List<Destination> dynamicallyIncludedDestinations,
            List<Destination> excludedDestinations,
            List<Destination> staticallyIncludedDestinations) {

        /** No declared destinations. */
        public static final Bridged UNRESTRICTED = new Bridged(List.of(), List.of(), List.of());

        public Bridged {
            dynamicallyIncludedDestinations = List.copyOf(dynamicallyIncludedDestinations);
            excludedDestinations = List.copyOf(excludedDestinations);
            staticallyIncludedDestinations = List.copyOf(staticallyIncludedDestinations);
        }
    }

    public Optional<String> to() {
        return target.to();
    }

    public Optional<String> uri() {
        return target.uri();
    }

    public Discovery discovery() {
        return target.discovery();
    }

    public Optional<String> multicastGroup() {
        return target.multicastGroup();
    }

    public List<Destination> dynamicallyIncludedDestinations() {
        return destinations.dynamicallyIncludedDestinations();
    }

    public List<Destination> excludedDestinations() {
        return destinations.excludedDestinations();
    }

    public List<Destination> staticallyIncludedDestinations() {
        return destinations.staticallyIncludedDestinations();
    }

    /** How a connector finds the other side. */
    public enum Discovery {
        STATIC,
        MASTERSLAVE,
        MULTICAST
    }

    /**
     * A queue or topic, by name or wildcard.
     *
     * @param topic whether the destination is a topic, otherwise a queue
     */
    public record Destination(boolean topic, String physicalName) {}
}
