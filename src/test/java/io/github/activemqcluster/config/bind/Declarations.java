package io.github.activemqcluster.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.bind.Samples.Bound;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Builds short declarations from pieces, and binds them. */
public final class Declarations {

    public static final String RELEASE = "<activemq><version>5.18.3</version></activemq>";

    private Declarations() {}

    /** The topology of a declaration without faults. */
    public static Topology bound(String content) {
        Bound bound = Samples.bind(content);
        assertThat(bound.messages()).isEmpty();
        return bound.topology().orElseThrow();
    }

    /** The only group, {@code g}. */
    public static String group(String content) {
        return "<groups><group><id>g</id>" + content + "</group></groups>";
    }

    /** Hosts, each as {@code id:failureDomain}. */
    static String hosts(String... hosts) {
        return Arrays.stream(hosts)
                .map(host -> host.split(":", 2))
                .map(parts -> "<host><id>" + parts[0] + "</id><failureDomain>" + parts[1] + "</failureDomain></host>")
                .collect(Collectors.joining("", "<hosts>", "</hosts>"));
    }

    /** The ports of a kind, of all brokers and then of all ZooKeeper servers; without instances that have none. */
    public static List<Integer> ports(Topology topology, PortKind kind) {
        return IntStream.concat(
                        topology.brokers().stream().flatMapToInt(broker -> broker.ports().of(kind).stream()),
                        topology.servers().stream().flatMapToInt(server -> server.ports().of(kind).stream()))
                .boxed()
                .toList();
    }
}
