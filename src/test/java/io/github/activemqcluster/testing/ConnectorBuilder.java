package io.github.activemqcluster.testing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network connector. */
public final class ConnectorBuilder {
    final String from;
    final Optional<String> to;
    private Optional<String> name = Optional.empty();
    Optional<String> uri = Optional.empty();
    private boolean duplex;
    Optional<Discovery> discovery = Optional.empty();
    Optional<String> multicastGroup = Optional.empty();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private List<Destination> included = List.of();
    private List<Destination> excluded = List.of();
    private List<Destination> statically = List.of();

    ConnectorBuilder(String from, Optional<String> to) {
        this.from = from;
        this.to = to;
    }

    public ConnectorBuilder name(String value) {
        name = Optional.of(value);
        return this;
    }

    public ConnectorBuilder duplex(boolean value) {
        duplex = value;
        return this;
    }

    public ConnectorBuilder discovery(Discovery value) {
        discovery = Optional.of(value);
        return this;
    }

    public ConnectorBuilder attribute(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    public ConnectorBuilder option(String option, String value) {
        options.put(option, value);
        return this;
    }

    public ConnectorBuilder included(Destination... values) {
        included = List.of(values);
        return this;
    }

    public ConnectorBuilder excluded(Destination... values) {
        excluded = List.of(values);
        return this;
    }

    public ConnectorBuilder statically(Destination... values) {
        statically = List.of(values);
        return this;
    }

    NetworkConnector build(Place where, Collection<Group> groups) {
        int members = groups.stream()
                .filter(group -> to.equals(Optional.of(group.id())))
                .mapToInt(group -> group.brokers().size())
                .findFirst()
                .orElse(1);
        return new NetworkConnector(
                where,
                name.orElse(from + "-to-" + to.orElse("others")),
                from,
                new NetworkConnector.Target(
                        to,
                        uri,
                        discovery.orElse(members > 1 ? Discovery.MASTERSLAVE : Discovery.STATIC),
                        multicastGroup),
                duplex,
                attributes,
                new NetworkConnector.Bridged(included, excluded, statically),
                options);
    }
}
