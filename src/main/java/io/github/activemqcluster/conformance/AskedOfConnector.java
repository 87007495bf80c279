package io.github.activemqcluster.conformance;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a topology asks of one network connector. */
final class AskedOfConnector {

    private final Release release;
    private final ExpectedAddresses addresses;
    private final NetworkConnector connector;
    private final Place where;
    private final String name;
    private final String leads;
    private final List<Asked> asked = new ArrayList<>();

    AskedOfConnector(Release release, ExpectedAddresses addresses, NetworkConnector connector) {
        this.release = release;
        this.addresses = addresses;
        this.connector = connector;
        this.where = connector.where();
        this.name = "network connector '" + connector.name() + "'";
        this.leads = "where " + name + " leads";
    }

    List<Asked> all() {
        asked.add(Asked.text(where, "the network connector", connector.name(), path("name")));
        target();
        asked.add(Asked.value(where.child("duplex"), "duplex of " + name, connector.duplex(), path("duplex")));
        connector.attributes().forEach(this::attribute);
        destinations("dynamicallyIncludedDestinations", connector.dynamicallyIncludedDestinations());
        destinations("excludedDestinations", connector.excludedDestinations());
        destinations("staticallyIncludedDestinations", connector.staticallyIncludedDestinations());
        return List.copyOf(asked);
    }

    private void attribute(String attribute, String value) {
        Place place = where.child(attribute);
        String what = attribute + " of " + name;
        asked.add(
                Secret.CONNECTOR_ATTRIBUTES.contains(attribute)
                        ? Asked.secret(place, what, value, path(attribute))
                        : Asked.value(place, what, value, path(attribute)));
    }

    private void target() {
        if (connector.discovery() == Discovery.MULTICAST) {
            multicast();
        } else if (connector.uri().filter(uri -> uri.contains("(")).isPresent()) {
            composite(connector.uri().get());
        } else {
            members();
        }
    }

    private void multicast() {
        discoveryAgent("the discovery of " + name, "MulticastDiscoveryAgent");
        connector
                .multicastGroup()
                .ifPresent(group -> asked.add(Asked.text(
                        where.child("multicastGroup"),
                        "the multicast group of " + name,
                        group,
                        path("discoveryAgent", "group"))));
    }

    /** A whole discovery URI that the user wrote. */
    private void composite(String uri) {
        if (release.has("networkConnector.uri")) {
            asked.add(Asked.text(where.child("uri"), leads, uri, path("uri")));
            return;
        }
        int open = uri.indexOf('(');
        String scheme = uri.substring(0, open);
        // The agent of any other kind does not say where the connector leads.
        if (scheme.equals("static:") || scheme.equals("masterslave:")) {
            agent(scheme.equals("masterslave:"), uri.substring(open + 1, uri.lastIndexOf(')')));
        }
    }

    /** One address that the user wrote, or the addresses of the other group. */
    private void members() {
        String members = connector
                .uri()
                .orElseGet(
                        () -> String.join(",", addresses.openwire(connector.to().orElseThrow())));
        boolean masterslave = connector.discovery() == Discovery.MASTERSLAVE
                && connector.uri().isEmpty();
        if (!release.has("networkConnector.uri")) {
            agent(masterslave, members);
            return;
        }
        String discovery = masterslave ? "masterslave" : "static";
        asked.add(Asked.text(where, leads, discovery + ":(" + members + ")", path("uri", "@address")));
        asked.add(Asked.text(
                where.child("options"),
                "the discovery options of " + name,
                PropertyPath.inOrder(connector.options()),
                path("uri", "@options")));
    }

    /** An old connector does not keep its URI. Its discovery agent has the parts of it. */
    private void agent(boolean masterslave, String members) {
        discoveryAgent("the discovery of " + name, masterslave ? "MasterSlaveDiscoveryAgent" : "SimpleDiscoveryAgent");
        asked.add(Asked.text(where, leads, members, path("discoveryAgent", "services", "*")));
        connector
                .options()
                .forEach((option, value) -> asked.add(Asked.value(
                        where.child("options"), option + " of " + name, value, path("discoveryAgent", option))));
    }

    private void discoveryAgent(String what, String type) {
        asked.add(Asked.text(where.child("discovery"), what, type, path("discoveryAgent", "@type")));
    }

    private void destinations(String list, List<Destination> destinations) {
        if (!destinations.isEmpty()) {
            String names = destinations.stream()
                    .map(destination -> qualified(destination.topic(), destination.physicalName()))
                    .collect(Collectors.joining(","));
            asked.add(Asked.text(where.child(list), list + " of " + name, names, path(list, "*", "qualifiedName")));
        }
    }

    /** A destination's name as ActiveMQ writes it. A composite name has no prefix ({@code getQualifiedName}). */
    static String qualified(boolean topic, String name) {
        if (name.contains(",")) {
            return name;
        }
        return (topic ? "topic://" : "queue://") + name;
    }

    private String[] path(String... steps) {
        return Stream.concat(Stream.of("networkConnectors", "[name=" + connector.name() + "]"), Stream.of(steps))
                .toArray(String[]::new);
    }
}
