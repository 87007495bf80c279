package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.vocabulary.BrokerDeclaration;
import io.github.activemqcluster.config.vocabulary.GroupDeclaration;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.TransportConnector;
import java.util.List;

/**
 * A group whose brokers have hosts, but no ports yet. References to the group need no more than that.
 *
 * @param declaration as the user wrote it
 * @param transportConnectors the transport connectors of every broker of the group
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
