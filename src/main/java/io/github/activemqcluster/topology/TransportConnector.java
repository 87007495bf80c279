package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A listening port of a broker.
 *
 * @param protocol one of {@link PortKind#OPENWIRE}, {@link PortKind#AMQP}, {@link PortKind#STOMP}, {@link
 *     PortKind#MQTT}, {@link PortKind#WS}
 * @param scheme the URI's scheme, for example {@code tcp}, {@code nio}, {@code amqp}, {@code stomp+nio}
 * @param attributes the attributes by which clients learn of other brokers, under ActiveMQ's names ({@code
 *     updateClusterClients}, …), only those given
 * @param options the URI's own options, in the order given
 */
public record TransportConnector(
        Place where, PortKind protocol, String scheme, Map<String, String> attributes, Map<String, String> options) {

    public TransportConnector {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
