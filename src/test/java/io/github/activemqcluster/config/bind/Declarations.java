package io.github.activemqcluster.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.bind.Samples.Bound;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What declarations are put together from, each piece as short as it can be, and what they are bound to. */
public final class Declarations {

    public static final String RELEASE = "<activemq><version>5.18.3</version></activemq>";

    private Declarations() {}

    /** The topology of a declaration in which nothing is wrong. */
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

    /** Of all brokers, and then of all ZooKeeper servers; whoever has none of the kind is not in it. */
    public static List<Integer> ports(Topology topology, PortKind kind) {
        return IntStream.concat(
                        topology.brokers().stream().flatMapToInt(broker -> broker.ports().of(kind).stream()),
                        topology.servers().stream().flatMapToInt(server -> server.ports().of(kind).stream()))
                .boxed()
                .toList();
    }
}
