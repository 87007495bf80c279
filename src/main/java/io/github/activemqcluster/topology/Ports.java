package io.github.activemqcluster.topology;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/** The ports of one instance: exactly the ports that it opens. */
public record Ports(Map<PortKind, Integer> byKind) {

    public Ports {
        var copy = new EnumMap<PortKind, Integer>(PortKind.class);
        copy.putAll(byKind);
        byKind = Collections.unmodifiableMap(copy);
    }

    public OptionalInt of(PortKind kind) {
        Integer port = byKind.get(kind);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /**
     * The port of a kind that the instance is known to open.
     *
     * @throws IllegalStateException if the instance does not open such a port
     */
    public int required(PortKind kind) {
        return of(kind).orElseThrow(() -> new IllegalStateException("no port of kind " + kind.element()));
    }
}
