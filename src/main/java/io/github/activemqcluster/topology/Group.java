package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.List;

/**
 * Brokers that share one store, so that one of them can take over from another; or a single broker.
 *
 * @param brokerName the name its brokers have unless one has its own
 * @param transportConnectors what every broker of the group listens with
 * @param settings what else is the same for all its brokers
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
     * What is the same for all brokers of a group.
     *
     * @param fragments paths of XML files that are put inside {@code <broker>}, as the user wrote them
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
