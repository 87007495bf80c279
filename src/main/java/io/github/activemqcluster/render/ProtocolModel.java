package io.github.activemqcluster.render;

import io.github.activemqcluster.topology.Authority;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.TransportConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A client as the template of a protocol's file sees it.
 *
 * @param addresses {@code host:port} of each broker that speaks the protocol, in the order of the client's groups
 * @param urls the same addresses as URLs
 * @param tls whether the brokers speak the protocol with TLS
 */
record ProtocolModel(
        String id,
        List<String> addresses,
        List<String> urls,
        boolean tls,
        Optional<String> userName,
        Optional<String> password) {

    /**
     * The model for the protocol in a file's name. Empty if no group of the client speaks the protocol.
     *
     * @param file {@code stomp.properties}, for example
     */
    static Optional<ProtocolModel> of(Client client, String file, Addresses addresses) {
        PortKind protocol = Stream.of(PortKind.values())
                .filter(kind -> file.equals(kind.element() + ".properties"))
                .findFirst()
                .orElseThrow();
        List<String> all = new ArrayList<>();
        List<String> urls = new ArrayList<>();
        boolean tls = false;
        for (String id : client.groups()) {
            Optional<Group> group = addresses.group(id);
            Optional<TransportConnector> connector = group.stream()
                    .flatMap(found -> found.transportConnectors().stream())
                    .filter(found -> found.protocol() == protocol)
                    .findFirst();
            if (connector.isPresent()) {
                boolean encrypted = connector.get().scheme().endsWith("ssl")
                        || connector.get().scheme().equals("wss");
                tls |= encrypted;
                for (Broker broker : group.get().brokers()) {
                    String address = new Authority(
                                    addresses.address(broker.host()),
                                    broker.ports().required(protocol))
                            .toString();
                    all.add(address);
                    urls.add(scheme(protocol, encrypted) + "://" + address);
                }
            }
        }
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProtocolModel(
                        client.id(), List.copyOf(all), List.copyOf(urls), tls, client.userName(), client.password()));
    }

    /**
     * The scheme of the protocol's usual clients: Qpid JMS, Paho, and any client of WebSocket. STOMP's clients have
     * none.
     */
    private static String scheme(PortKind protocol, boolean encrypted) {
        return switch (protocol) {
            case AMQP -> encrypted ? "amqps" : "amqp";
            case MQTT -> encrypted ? "ssl" : "tcp";
            case WS -> encrypted ? "wss" : "ws";
            default -> encrypted ? "ssl" : "tcp";
        };
    }
}
