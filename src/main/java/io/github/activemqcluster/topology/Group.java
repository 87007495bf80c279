package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.List;

/**
 * Brokers that share one store, so that one broker can take over from another; or a single broker.
 *
 * @param brokerName the name of all brokers without their own name
 * @param transportConnectors the transport connectors of every broker of the group
 * @param settings the other settings that all brokers of the group share
 */
public record Group(
        Place where,
        String id,
        String brokerName,
        List<Broker> brokers,
        List<TransportConnector> transportConnectors,
        Store store,
        Settings settings) {

    public Group {
        brokers = List.copyOf(brokers);
        transportConnectors = List.copyOf(transportConnectors);
    }

    /**
     * The settings that all brokers of a group share.
     *
     * @param fragments paths of XML files whose content goes into {@code <broker>}, as the user wrote them
     */
    public record Settings(Tuning tuning, Security security, List<String> fragments) {

        public Settings {
            fragments = List.copyOf(fragments);
        }
    }

    public Tuning tuning() {
        return settings.tuning();
    }

    public Security security() {
        return settings.security();
    }

    public List<String> fragments() {
        return settings.fragments();
    }
}
