package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.flow.Network;
import io.github.activemqcluster.flow.Network.Link;
import io.github.activemqcluster.flow.Network.Walk;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code ttl-covers-path}: networkTTL reaches the farthest group that a message has to reach. A message has to get from
 * a group with clients through groups without clients to the next group with clients. It may also have to get between
 * any two groups of one client's list, if there is a way at all. {@code flow-arrives} checks clients that declare their
 * traffic.
 *
 * <p>Source: {@code NetworkBridgeFilter} drops a message, and {@code DemandForwardingBridgeSupport} a consumer, that
 * has crossed as many brokers as its TTL. Both TTLs are 1 by default. A negative TTL is no limit.
 */
public final class TtlCoversPath implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        var network = new Network(topology);
        Set<String> listed = new LinkedHashSet<>();
        Set<String> senders = new LinkedHashSet<>();
        Set<String> receivers = new HashSet<>();
        Set<Set<String>> lists = new LinkedHashSet<>();
        for (Client client : topology.clients()) {
            Set<String> list = client.groups().stream()
                    .filter(network::knows)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            listed.addAll(list);
            if (client.traffic().isEmpty()) {
                lists.add(list);
            }
            if (client.mayProduce()) {
                senders.addAll(list);
            }
            if (client.mayConsume()) {
                receivers.addAll(list);
            }
        }
        if (lists.isEmpty()) {
            return;
        }
        var within = new Search(network, listed);
        for (Set<String> list : lists) {
            list.forEach(start -> within.lookFrom(start, list));
        }
        Set<String> relays = new HashSet<>(network.groups());
        relays.removeAll(listed);
        var between = new Search(network, listed);
        for (String start : senders) {
            Set<String> next =
                    new LinkedHashSet<>(network.messagesFrom(start, link -> Network.UNLIMITED, listed, relays)
                            .reached());
            next.retainAll(receivers);
            next.removeIf(end -> lists.stream().anyMatch(list -> list.contains(start) && list.contains(end)));
            between.lookFrom(start, next);
        }
        between.farthest().values().forEach(way -> report(way, findings::error));
        within.farthest().forEach((part, way) -> {
            // If the longer way is reported already, one mend is enough for both.
            if (!between.farthest().containsKey(part)
                    || between.farthest().get(part).hops() < way.hops()) {
                report(way, findings::warning);
            }
        });
    }

    private interface Reporter {
        void report(Place where, String what, String mend);
    }

    /** Searches each network for the longest way that exceeds its TTL. */
    private static final class Search {

        /** Enough to find a long way. A longer search is of no use, since the user has to raise the TTL anyway. */
        private static final int MOST_FOUND = 1000;

        private final Network network;
        private final Set<String> listed;
        private final Map<String, Boolean> covered = new HashMap<>();
        private final Map<String, Walk> demands = new HashMap<>();
        private final Map<String, Way> farthest = new LinkedHashMap<>();
        private final Map<String, Integer> found = new HashMap<>();

        Search(Network network, Set<String> listed) {
            this.network = network;
            this.listed = listed;
        }

        /** By network. */
        Map<String, Way> farthest() {
            return farthest;
        }

        /** Checks that messages of a group reach all other groups to which there is a way. */
        void lookFrom(String start, Set<String> ends) {
            String part = network.partOf(start).orElse(null);
            if (part == null
                    || ends.isEmpty()
                    || found.getOrDefault(part, 0) >= MOST_FOUND
                    || covered.computeIfAbsent(part, this::isCovered)) {
                return;
            }
            Walk unlimited = network.messagesFrom(start, link -> Network.UNLIMITED, ends, network.groups());
            Walk limited = network.messagesFrom(start, Link::messageTtl, ends, network.groups());
            for (String end : ends) {
                if (unlimited.reaches(end)
                        && !(limited.reaches(end) && demandOf(end).reaches(start))) {
                    found.merge(part, 1, Integer::sum);
                    int hops = unlimited.hopsTo(end);
                    if (!farthest.containsKey(part) || farthest.get(part).hops() < hops) {
                        farthest.put(part, new Way(hops, unlimited.wayTo(end)));
                    }
                }
            }
        }

        private Walk demandOf(String group) {
            return demands.computeIfAbsent(group, end -> network.demandFrom(end, Link::consumerTtl, listed));
        }

        /** Whether no way of a network can exceed its lowest TTL. For most networks that needs no search. */
        private boolean isCovered(String part) {
            Set<String> members = network.membersOf(part);
            String hub = members.stream()
                    .max(Comparator.comparingInt(group ->
                            network.from(group).size() + network.into(group).size()))
                    .orElseThrow();
            Walk out = network.messagesFrom(hub, link -> Network.UNLIMITED, members, network.groups());
            Walk in = network.demandFrom(hub, link -> Network.UNLIMITED, members);
            boolean byWayOfHub = members.stream().allMatch(group -> out.reaches(group) && in.reaches(group));
            int longest = members.size() - 1;
            return shortestTtl(members) >= (byWayOfHub ? Math.min(longest, in.farthest() + out.farthest()) : longest);
        }

        private int shortestTtl(Set<String> members) {
            return members.stream()
                    .flatMap(group -> network.from(group).stream())
                    .mapToInt(TtlCoversPath::shorterTtl)
                    .min()
                    .orElse(Network.UNLIMITED);
        }
    }

    private static int shorterTtl(Link link) {
        return Math.min(link.messageTtl(), link.consumerTtl());
    }

    private static void report(Way way, Reporter reporter) {
        List<String> groups = new ArrayList<>(List.of(way.links().get(0).from()));
        way.links().forEach(link -> groups.add(link.to()));
        String first = groups.get(0);
        String last = groups.get(groups.size() - 1);
        int shortest =
                way.links().stream().mapToInt(TtlCoversPath::shorterTtl).min().orElseThrow();
        Link culprit = way.links().stream()
                .filter(link -> shorterTtl(link) == shortest)
                .findFirst()
                .orElseThrow();
        reporter.report(
                culprit.connector().where().child("networkTTL"),
                "messages cross " + Wording.count(way.hops(), "bridge") + " from group " + Wording.quote(first)
                        + " to group " + Wording.quote(last) + ", by way of "
                        + Wording.quoteAll(groups.subList(1, groups.size() - 1)) + ", but networkTTL is " + shortest,
                "Give the connectors of this network a networkTTL of " + way.hops()
                        + " or more, or join the two groups directly.");
    }

    private record Way(int hops, List<Link> links) {}
}
