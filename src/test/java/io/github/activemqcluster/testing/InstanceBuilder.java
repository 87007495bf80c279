package io.github.activemqcluster.testing;

import io.github.activemqcluster.topology.PortKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The common part of brokers and servers. */
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

    /** Sets a port, as a user would. The port is opened even if the instance opens no port of that kind by default. */
    public T port(PortKind kind, int port) {
        ports.put(kind, port);
        return self();
    }
}
