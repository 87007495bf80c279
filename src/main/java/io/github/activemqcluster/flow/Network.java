package io.github.activemqcluster.flow;

import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The graph of groups and of the links between them. A connector carries messages from its own group to the group that
 * it points at; a duplex connector carries them both ways. Groups with multicast connectors of one multicast group find
 * each other. Leaves out connectors that lead nowhere or back to their own group, since other rules report these.
 *
 * <p>Without a graph library, since two breadth-first walks need less code than its use.
 */
public final class Network {

    /** A TTL without a limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * One way for messages.
     *
     * @param messageTtl the highest position of this bridge on a message's way
     * @param consumerTtl the highest position of this bridge on the way of a consumer's demand, which goes the other
     *     way
     */
    public record Link(String from, String to, NetworkConnector connector, int messageTtl, int consumerTtl) {}

    private final Map<String, List<Link>> outgoing = new LinkedHashMap<>();
    private final Map<String, List<Link>> incoming = new HashMap<>();
    private final Map<String, String> parts = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();

    public Network(Topology topology) {
        for (Group group : topology.groups()) {
            outgoing.put(group.id(), new ArrayList<>());
            incoming.put(group.id(), new ArrayList<>());
        }
        for (NetworkConnector connector : topology.networkConnectors()) {
            connector.to().ifPresent(to -> {
                link(connector.from(), to, connector);
                if (connector.duplex()) {
                    link(to, connector.from(), connector);
                }
            });
        }
        linkByMulticast(topology.networkConnectors());
        for (String group : outgoing.keySet()) {
            if (isLinked(group) && !parts.containsKey(group)) {
                members.put(group, markPart(group));
            }
        }
    }

    private void link(String from, String to, NetworkConnector connector) {
        if (!from.equals(to) && outgoing.containsKey(from) && outgoing.containsKey(to)) {
            Link link = new Link(from, to, connector, ttl(connector, "messageTTL"), ttl(connector, "consumerTTL"));
            outgoing.get(from).add(link);
            incoming.get(to).add(link);
        }
    }

    private void linkByMulticast(List<NetworkConnector> connectors) {
        Map<String, Map<String, NetworkConnector>> members = new LinkedHashMap<>();
        for (NetworkConnector connector : connectors) {
            if (connector.discovery() == Discovery.MULTICAST
                    && connector.uri().isEmpty()
                    && connector.to().isEmpty()) {
                members.computeIfAbsent(connector.multicastGroup().orElse("default"), unused -> new LinkedHashMap<>())
                        .putIfAbsent(connector.from(), connector);
            }
        }
        for (Map<String, NetworkConnector> found : members.values()) {
            found.forEach((from, connector) -> found.keySet().forEach(to -> link(from, to, connector)));
        }
    }

    private static int ttl(NetworkConnector connector, String attribute) {
        Map<String, String> given = connector.attributes();
        // ActiveMQ sorts the attributes of an element, so networkTTL is set last and overrides the other two (5.18.3).
        String text = given.getOrDefault("networkTTL", given.getOrDefault(attribute, "1"));
        try {
            int ttl = Integer.parseInt(text.strip());
            return ttl < 0 ? UNLIMITED : ttl;
        } catch (NumberFormatException notANumber) {
            // The reader of the vocabulary reports that; here the value must not count as too small.
            return UNLIMITED;
        }
    }

    /** Finds and marks all groups in the network of one group. */
    private Set<String> markPart(String first) {
        Set<String> found = new LinkedHashSet<>(List.of(first));
        Deque<String> waiting = new ArrayDeque<>(List.of(first));
        parts.put(first, first);
        while (!waiting.isEmpty()) {
            for (String neighbour : neighbours(waiting.remove())) {
                if (parts.putIfAbsent(neighbour, first) == null) {
                    found.add(neighbour);
                    waiting.add(neighbour);
                }
            }
        }
        return found;
    }

    /** Whether the topology has that group. */
    public boolean knows(String group) {
        return outgoing.containsKey(group);
    }

    private boolean isLinked(String group) {
        return !outgoing.get(group).isEmpty() || !incoming.get(group).isEmpty();
    }

    /** The key of a group's network; empty if the group has no link to another group. */
    public Optional<String> partOf(String group) {
        return Optional.ofNullable(parts.get(group));
    }

    /** The groups of a network, by its key. */
    public Set<String> membersOf(String part) {
        return members.get(part);
    }

    /** The links that lead out of a group. */
    public List<Link> from(String group) {
        return outgoing.get(group);
    }

    /** The links that lead into a group. */
    public List<Link> into(String group) {
        return incoming.get(group);
    }

    /** The neighbours of a group, in either direction. */
    public Set<String> neighbours(String group) {
        Set<String> neighbours = new LinkedHashSet<>();
        outgoing.get(group).forEach(link -> neighbours.add(link.to()));
        incoming.get(group).forEach(link -> neighbours.add(link.from()));
        return neighbours;
    }

    /**
     * The groups that messages of a group reach, each with the last link of a shortest way.
     *
     * @param ttl the highest position of a link on a way
     * @param wanted the search ends once it has reached all of these groups
     * @param relays the groups at which a way may go on
     */
    public Walk messagesFrom(String group, ToIntFunction<Link> ttl, Set<String> wanted, Set<String> relays) {
        return new Walk(group, outgoing, Link::from, Link::to, ttl, wanted, relays);
    }

    /** The groups whose messages reach a group: the groups that its consumers' demand reaches. */
    public Walk demandFrom(String group, ToIntFunction<Link> ttl, Set<String> wanted) {
        return new Walk(group, incoming, Link::to, Link::from, ttl, wanted, outgoing.keySet());
    }

    /** All groups. */
    public Set<String> groups() {
        return outgoing.keySet();
    }

    /** A breadth-first walk over the groups. */
    public static final class Walk {

        private final String start;
        private final Map<String, Link> lastLinks = new LinkedHashMap<>();
        private final Map<String, Integer> hops = new HashMap<>();
        private final Function<Link, String> beginning;

        private Walk(
                String start,
                Map<String, List<Link>> links,
                Function<Link, String> beginning,
                Function<Link, String> end,
                ToIntFunction<Link> ttl,
                Set<String> wanted,
                Set<String> relays) {
            this.start = start;
            this.beginning = beginning;
            int missing = wanted.size() - (wanted.contains(start) ? 1 : 0);
            hops.put(start, 0);
            Deque<String> waiting = new ArrayDeque<>(List.of(start));
            while (!waiting.isEmpty() && missing > 0) {
                String group = waiting.remove();
                if (!group.equals(start) && !relays.contains(group)) {
                    continue;
                }
                int next = hops.get(group) + 1;
                for (Link link : links.get(group)) {
                    String reached = end.apply(link);
                    if (next <= ttl.applyAsInt(link) && hops.putIfAbsent(reached, next) == null) {
                        lastLinks.put(reached, link);
                        missing -= wanted.contains(reached) ? 1 : 0;
                        waiting.add(reached);
                    }
                }
            }
        }

        /** Whether there is a way to a group. */
        public boolean reaches(String group) {
            return hops.containsKey(group);
        }

        /** The groups to which there is a way, without the first group of the way. */
        public Set<String> reached() {
            return lastLinks.keySet();
        }

        /** The number of bridges on the longest way. */
        public int farthest() {
            return hops.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        /** The number of bridges on the way to a reached group. */
        public int hopsTo(String group) {
            return hops.get(group);
        }

        /** The links on the way to a reached group, first to last. */
        public List<Link> wayTo(String group) {
            Deque<Link> way = new ArrayDeque<>();
            for (String at = group; !at.equals(start); at = beginning.apply(lastLinks.get(at))) {
                way.addFirst(lastLinks.get(at));
            }
            return List.copyOf(way);
        }
    }
}
