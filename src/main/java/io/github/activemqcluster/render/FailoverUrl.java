package io.github.activemqcluster.render;

import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The URL with which a client reaches its groups: {@code
 * failover:(tcp://mq1:61616,tcp://mq2:61616)?timeout=30000&maxReconnectDelay=500}.
 *
 * @param members the URIs of all brokers of its groups, in the order of the topology
 * @param options the failover transport's own options
 */
public record FailoverUrl(List<String> members, Map<String, String> options) {

    public FailoverUrl {
        members = List.copyOf(members);
        options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** The URL of a client. A group that does not exist, or does not speak OpenWire, adds no member. */
    public static FailoverUrl of(Topology topology, Client client) {
        return of(new Addresses(topology), client);
    }

    static FailoverUrl of(Addresses addresses, Client client) {
        List<String> members = new ArrayList<>();
        for (String group : client.groups()) {
            members.addAll(addresses.openwire(group));
        }
        return new FailoverUrl(members, client.options());
    }

    /** The same URL, with further options after its own. */
    FailoverUrl with(Map<String, String> further) {
        Map<String, String> all = new LinkedHashMap<>(options);
        further.forEach(all::putIfAbsent);
        return new FailoverUrl(members, all);
    }

    /** The URL itself. Options are encoded if the URL would not be valid otherwise. */
    @Override
    public String toString() {
        return Uris.composite("failover", members, options);
    }
}
