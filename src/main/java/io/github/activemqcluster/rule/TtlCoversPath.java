package io.github.activemqcluster.rule;

import io.github.activemqcluster.rule.Network.Link;
import io.github.activemqcluster.rule.Network.Walk;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code ttl-covers-path}: networkTTL reaches the farthest group that a message must cross to. It must between any two
 * groups of one client's list, as far as a way leads there at all, and from a group with clients through groups without
 * any to the next with clients.
 *
 * <p>Source: {@code NetworkBridgeFilter} drops a message, and {@code DemandForwardingBridgeSupport} a consumer, that has
 * crossed as many brokers as its TTL; both are 1 unless given, and a negative one is no limit.
 */
final class TtlCoversPath implements Rule {

    @Override
    public String id() {
        return "ttl-covers-path";
    }

    @Override
    public void check(Topology topology, Findings findings) {
        var network = new Network(topology);
        Map<String, Set<String>> destinations = destinations(topology, network);
        Map<String, Way> farthest = new LinkedHashMap<>();
        Map<String, Walk> demands = new HashMap<>();
        destinations.forEach((start, ends) -> {
            Walk unlimited = network.messagesFrom(start, link -> Network.UNLIMITED, ends, network.groups());
            Walk limited = network.messagesFrom(start, Link::messageTtl, ends, network.groups());
            for (String end : ends) {
                if (unlimited.reaches(end)
                        && !(limited.reaches(end) && demandReaches(end, start, network, destinations, demands))) {
                    String part = network.partOf(start).orElseThrow();
                    int hops = unlimited.hopsTo(end);
                    if (!farthest.containsKey(part) || farthest.get(part).hops() < hops) {
                        farthest.put(part, new Way(hops, unlimited.wayTo(end)));
                    }
                }
            }
        });
        farthest.values().forEach(way -> report(way, findings));
    }

    private static boolean demandReaches(
            String from, String to, Network network, Map<String, Set<String>> destinations, Map<String, Walk> demands) {
        return demands.computeIfAbsent(
                        from, group -> network.demandFrom(group, Link::consumerTtl, destinations.keySet()))
                .reaches(to);
    }

    /** For each group with clients, the groups that its messages must be able to get to. */
    private static Map<String, Set<String>> destinations(Topology topology, Network network) {
        Set<String> listed = new LinkedHashSet<>();
        topology.clients()
                .forEach(client ->
                        client.groups().stream().filter(network::knows).forEach(listed::add));
        Set<String> relays = new HashSet<>(network.groups());
        relays.removeAll(listed);
        Map<String, Set<String>> destinations = new LinkedHashMap<>();
        for (String start : listed) {
            Set<String> ends = new LinkedHashSet<>();
            network.messagesFrom(start, link -> Network.UNLIMITED, listed, relays).reached().stream()
                    .filter(listed::contains)
                    .forEach(ends::add);
            destinations.put(start, ends);
        }
        Set<Set<String>> lists = new LinkedHashSet<>();
        for (Client client : topology.clients()) {
            Set<String> list = new LinkedHashSet<>(client.groups());
            list.retainAll(listed);
            if (lists.add(list)) {
                list.forEach(start -> destinations.get(start).addAll(list));
            }
        }
        destinations.forEach((start, ends) -> ends.remove(start));
        return destinations;
    }

    private static void report(Way way, Findings findings) {
        List<String> groups = new ArrayList<>(List.of(way.links().get(0).from()));
        way.links().forEach(link -> groups.add(link.to()));
        String first = groups.get(0);
        String last = groups.get(groups.size() - 1);
        int shortest = way.links().stream()
                .mapToInt(link -> Math.min(link.messageTtl(), link.consumerTtl()))
                .min()
                .orElseThrow();
        Link culprit = way.links().stream()
                .filter(link -> Math.min(link.messageTtl(), link.consumerTtl()) == shortest)
                .findFirst()
                .orElseThrow();
        findings.error(
                culprit.connector().where() + ".networkTTL",
                "messages cross " + Wording.count(way.hops(), "bridge") + " from group " + Wording.quote(first)
                        + " to group " + Wording.quote(last) + ", by way of "
                        + Wording.quoteAll(groups.subList(1, groups.size() - 1)) + ", but networkTTL is " + shortest,
                "Give the connectors of this network a networkTTL of " + way.hops()
                        + " or more, or join the two groups directly.");
    }

    private record Way(int hops, List<Link> links) {}
}
