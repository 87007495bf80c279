package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.flow.Network;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code broker-name-unique}: two groups of one network have different broker names. If two groups of one name meet at
 * one broker, the finding is an error.
 *
 * <p>Source: {@code DemandForwardingBridgeSupport} makes the client ids of a bridge from the connector's name and the
 * names of both brokers.
 */
public final class BrokerNamesDifferInNetwork implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        var network = new Network(topology);
        Map<String, Set<String>> names = new LinkedHashMap<>();
        topology.groups().forEach(group -> names.putIfAbsent(group.id(), namesOf(group)));
        Map<String, Meeting> meetings = meetings(network, names);
        Map<Owned, String> owners = new HashMap<>();
        for (Group group : topology.groups()) {
            network.partOf(group.id()).ifPresent(part -> {
                for (String name : namesOf(group)) {
                    String first = owners.putIfAbsent(new Owned(part, name), group.id());
                    if (first != null && !first.equals(group.id())) {
                        Optional<Meeting> meeting = Optional.ofNullable(meetings.get(group.id()));
                        report(whereOf(name, group), first, name, meeting, findings);
                    }
                }
            });
        }
    }

    private static void report(Place where, String first, String name, Optional<Meeting> meeting, Findings findings) {
        if (meeting.isPresent()) {
            findings.error(
                    where,
                    Wording.quote(name) + " is also the broker name of group "
                            + Wording.quote(meeting.get().other()) + ", and both meet at group "
                            + Wording.quote(meeting.get().hub()),
                    "Give one of the groups another brokerName: bridges are told apart by the names of the brokers that"
                            + " they join.");
        } else {
            findings.warning(
                    where,
                    Wording.quote(name) + " is also the broker name of group " + Wording.quote(first)
                            + " in the same network",
                    "Give one of the groups another brokerName: bridges are told apart by the names of the brokers that"
                            + " they join, and logs and consoles cannot be.");
        }
    }

    /** For each group that meets an earlier group of its name at a third group: the earlier group and the place. */
    private static Map<String, Meeting> meetings(Network network, Map<String, Set<String>> names) {
        Map<String, Meeting> meetings = new HashMap<>();
        for (String hub : names.keySet()) {
            Map<String, String> met = new HashMap<>();
            for (String neighbour : network.neighbours(hub)) {
                for (String name : names.get(neighbour)) {
                    String other = met.putIfAbsent(name, neighbour);
                    if (other != null) {
                        meetings.putIfAbsent(neighbour, new Meeting(other, hub));
                    }
                }
            }
        }
        return meetings;
    }

    private static Place whereOf(String name, Group group) {
        return group.brokers().stream()
                .filter(broker -> broker.brokerName().equals(name) && !name.equals(group.brokerName()))
                .map(Broker::where)
                .findFirst()
                .orElse(group.where())
                .child("brokerName");
    }

    private static Set<String> namesOf(Group group) {
        Set<String> names = new LinkedHashSet<>();
        group.brokers().stream().map(Broker::brokerName).forEach(names::add);
        return names;
    }

    private record Owned(String part, String name) {}

    private record Meeting(String other, String hub) {}
}
