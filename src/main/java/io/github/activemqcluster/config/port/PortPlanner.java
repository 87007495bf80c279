package io.github.activemqcluster.config.port;

import io.github.activemqcluster.config.Quoted;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Gives every instance the ports that the user did not give. First reserves the user's ports on their addresses. Then
 * plans each kind of port for all instances before the next kind, so that the brokers of a host count up from the
 * well-known port.
 */
public final class PortPlanner {

    /**
     * The ports that an instance opens.
     *
     * @param id the instance's id
     * @param where the instance's path
     * @param address the address of its host
     * @param kinds every kind of port that it opens
     * @param given the ports that the user gave
     */
    public record Opening(String id, Place where, String address, Set<PortKind> kinds, Map<PortKind, Integer> given) {

        /** The machine that the address leads to. All names of this machine are the same machine. */
        String machine() {
            String lower = address.toLowerCase(Locale.ROOT);
            return LOOPBACK.contains(lower) ? "127.0.0.1" : lower;
        }
    }

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final PortSource source;
    private final Problems problems;

    public PortPlanner(PortSource source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The ports of each instance, in no order. If there are not enough ports, reports a problem and returns none. */
    public Optional<Map<Opening, Ports>> plan(List<Opening> openings) {
        Map<String, Set<Integer>> taken = new HashMap<>();
        Map<Opening, Map<PortKind, Integer>> ports = new HashMap<>();
        for (Opening opening : openings) {
            ports.put(opening, new EnumMap<>(PortKind.class));
            ports.get(opening).putAll(opening.given());
            taken.computeIfAbsent(opening.machine(), machine -> new HashSet<>())
                    .addAll(opening.given().values());
        }
        for (Opening opening : openings) {
            keep(opening, taken.get(opening.machine()), ports.get(opening));
        }
        try (PortSource.Session session = source.open()) {
            for (PortKind kind : PortKind.values()) {
                for (Opening opening : openings) {
                    if (opening.kinds().contains(kind) && !ports.get(opening).containsKey(kind)) {
                        Set<Integer> others = taken.get(opening.machine());
                        OptionalInt port = session.next(opening.machine(), kind, others::contains);
                        if (port.isEmpty()) {
                            exhausted(opening, kind);
                            return Optional.empty();
                        }
                        others.add(port.getAsInt());
                        ports.get(opening).put(kind, port.getAsInt());
                    }
                }
            }
        } catch (IOException e) {
            problems.fatal(
                    "ports-valid",
                    Place.TOPOLOGY,
                    "this machine gives no more free ports: " + e.getMessage(),
                    "Close what holds them, or give the instances ports of their own.");
            return Optional.empty();
        }
        Map<Opening, Ports> planned = new HashMap<>();
        ports.forEach((opening, byKind) -> planned.put(opening, new Ports(byKind)));
        return Optional.of(planned);
    }

    private void keep(Opening opening, Set<Integer> taken, Map<PortKind, Integer> ports) {
        for (PortKind kind : opening.kinds()) {
            if (!ports.containsKey(kind)) {
                source.kept(opening.id(), kind).stream().filter(taken::add).forEach(port -> ports.put(kind, port));
            }
        }
    }

    private void exhausted(Opening opening, PortKind kind) {
        problems.fatal(
                "ports-valid",
                opening.where().child("ports").child(kind.element()),
                "no port is left on " + Quoted.of(opening.address()) + " from " + kind.wellKnown() + " to "
                        + PlannedPorts.LAST,
                "Declare more hosts, or give the instances ports of their own.");
    }
}
