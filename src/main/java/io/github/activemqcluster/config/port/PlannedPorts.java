package io.github.activemqcluster.config.port;

import io.github.activemqcluster.topology.PortKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Counts upwards, and remembers the last port of each address and kind. */
final class PlannedPorts implements PortSource.Session {

    static final int LAST = 65_535;

    private final Map<String, Map<PortKind, Integer>> next = new HashMap<>();

    @Override
    public OptionalInt next(String address, PortKind kind, IntPredicate isTaken) {
        Map<PortKind, Integer> ofAddress = next.computeIfAbsent(address, unseen -> new EnumMap<>(PortKind.class));
        int port = ofAddress.getOrDefault(kind, kind.wellKnown());
        while (port <= LAST && isTaken.test(port)) {
            port++;
        }
        ofAddress.put(kind, port + 1);
        return port <= LAST ? OptionalInt.of(port) : OptionalInt.empty();
    }

    @Override
    public void close() {
        // No port is held.
    }
}
