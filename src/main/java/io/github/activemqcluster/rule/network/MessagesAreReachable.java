package io.github.activemqcluster.rule.network;

import io.github.activemqcluster.flow.Network;
import io.github.activemqcluster.flow.Network.Link;
import io.github.activemqcluster.flow.Network.Walk;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code messages-reachable}: at each group of its list, a client can consume the messages that were sent to any other
 * group of the list.
 *
 * <p>{@code flow-arrives} checks clients that declare their traffic. For other clients the rule guesses. If all groups
 * of a client only send messages on to groups outside its list, the client is a producer, and the rule demands nothing.
 * If all groups only get messages from groups outside its list, the client is a consumer: it must get the same messages
 * at each group.
 */
public final class MessagesAreReachable implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        var network = new Network(topology);
        // Many clients have the same list, most often all groups. One check of the list is enough.
        Map<Set<String>, List<Verdict>> verdicts = new HashMap<>();
        for (Client client : topology.clients()) {
            if (client.traffic().isPresent()) {
                continue;
            }
            Set<String> listed = client.groups().stream()
                    .filter(network::knows)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            verdicts.computeIfAbsent(listed, list -> judge(list, network))
                    .forEach(verdict ->
                            findings.warning(client.where().child("groups"), verdict.what(), verdict.mend()));
        }
    }

    private static List<Verdict> judge(Set<String> listed, Network network) {
        if (listed.size() < 2 || onlySends(listed, network)) {
            return List.of();
        }
        return onlyReceives(listed, network) ? judgeSources(listed, network) : judgeMutually(listed, network);
    }

    private record Verdict(String what, String mend) {}

    private static boolean onlySends(Set<String> listed, Network network) {
        return listed.stream()
                .allMatch(group -> network.into(group).isEmpty()
                        && !network.from(group).isEmpty()
                        && network.from(group).stream().noneMatch(link -> listed.contains(link.to())));
    }

    private static boolean onlyReceives(Set<String> listed, Network network) {
        return listed.stream()
                .allMatch(group -> network.from(group).isEmpty()
                        && !network.into(group).isEmpty()
                        && network.into(group).stream().noneMatch(link -> listed.contains(link.from())));
    }

    /** All groups of the list reach each other exactly if one group reaches all others, and all others reach it. */
    private static List<Verdict> judgeMutually(Set<String> listed, Network network) {
        String first = listed.iterator().next();
        Walk from = network.messagesFrom(first, link -> Network.UNLIMITED, listed, network.groups());
        Walk into = network.demandFrom(first, link -> Network.UNLIMITED, listed);
        List<String> notInto =
                listed.stream().filter(group -> !into.reaches(group)).toList();
        List<String> notFrom =
                listed.stream().filter(group -> !from.reaches(group)).toList();
        List<String> facts = new ArrayList<>();
        if (!notInto.isEmpty()) {
            facts.add("a client that lands on group " + Wording.quote(first) + " cannot consume what was sent to "
                    + groups(notInto));
        }
        if (!notFrom.isEmpty()) {
            facts.add((facts.isEmpty() ? "a client" : "one") + " that lands on " + groups(notFrom)
                    + " cannot consume what was sent to group " + Wording.quote(first));
        }
        return facts.isEmpty()
                ? List.of()
                : List.of(new Verdict(
                        String.join(", and ", facts),
                        "Make the connector between them duplex, or add one for the other way; where the client is to"
                                + " stay on one group, list that one only."));
    }

    private static List<Verdict> judgeSources(Set<String> listed, Network network) {
        Set<Set<String>> direct = listed.stream()
                .map(group -> network.into(group).stream().map(Link::from).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        if (direct.size() == 1) {
            return List.of();
        }
        Map<String, Set<String>> sources = new LinkedHashMap<>();
        Map<String, String> firstToGet = new LinkedHashMap<>();
        for (String group : listed) {
            Set<String> reaching = network.demandFrom(group, link -> Network.UNLIMITED, network.groups())
                    .reached();
            sources.put(group, reaching);
            reaching.forEach(source -> firstToGet.putIfAbsent(source, group));
        }
        List<Verdict> verdicts = new ArrayList<>();
        sources.forEach((group, reaching) -> {
            List<String> missing = firstToGet.keySet().stream()
                    .filter(source -> !reaching.contains(source))
                    .toList();
            if (!missing.isEmpty()) {
                verdicts.add(new Verdict(
                        "a client that lands on group " + Wording.quote(group) + " cannot consume what was sent to "
                                + groups(missing) + ", as one on group "
                                + Wording.quote(firstToGet.get(missing.get(0))) + " can",
                        "Add a connector from " + groups(missing) + " to group " + Wording.quote(group)
                                + ", or leave that group out of the list."));
            }
        });
        return verdicts;
    }

    private static String groups(List<String> ids) {
        return (ids.size() == 1 ? "group " : "groups ") + Wording.quoteAll(ids);
    }
}
