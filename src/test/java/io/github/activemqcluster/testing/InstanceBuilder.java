package io.github.activemqcluster.testing;

import io.github.activemqcluster.topology.PortKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What brokers and servers have in common. */
public abstract class InstanceBuilder<T extends InstanceBuilder<T>> {
    final Map<PortKind, Integer> ports = new EnumMap<>(PortKind.class);
    String id;
    Optional<String> host = Optional.empty();

    InstanceBuilder(String id) {
        this.id = id;
    }

    abstract T self();

    public T id(String value) {
        id = value;
        return self();
    }

    public T host(String value) {
        host = Optional.of(value);
        return self();
    }

    /** Gives a port, as a user would; it is opened even if the instance would not open one of that kind. */
    public T port(PortKind kind, int port) {
        ports.put(kind, port);
        return self();
    }
}
