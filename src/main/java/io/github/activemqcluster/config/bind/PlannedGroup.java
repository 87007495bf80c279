package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.vocabulary.BrokerDeclaration;
import io.github.activemqcluster.config.vocabulary.GroupDeclaration;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.TransportConnector;
import java.util.List;

/**
 * A group whose brokers have their places, but no ports yet: all that others need to know who refer to it.
 *
 * @param declaration as the user wrote it
 * @param transportConnectors what every broker of the group listens with
 */
record PlannedGroup(
        Place where,
        String id,
        GroupDeclaration declaration,
        List<TransportConnector> transportConnectors,
        List<PlannedInstance<BrokerDeclaration>> brokers) {

    PlannedGroup {
        transportConnectors = List.copyOf(transportConnectors);
        brokers = List.copyOf(brokers);
    }

    boolean listensWith(PortKind protocol) {
        return transportConnectors.stream().anyMatch(connector -> connector.protocol() == protocol);
    }
}
