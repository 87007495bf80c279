package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.flow.Flows;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of flows. */
class FlowMatrixTest {

    @Test
    void hasALineForEachPairOfGroups() {
        assertThat(rows(new TopologyBuilder()
                        .group("a", 1)
                        .group("b", 1)
                        .group("c", 1)
                        .connector("a", "b", connector -> connector.attribute("networkTTL", "2"))
                        .connector("b", "c", connector -> connector
                                .attribute("networkTTL", "2")
                                .excluded(new Destination(true, "prices")))
                        .client("shop", client -> client.groups("b", "a").produces("queue:orders|eu", "topic:prices"))
                        .client("billing", client -> client.groups("c").consumes("queue:>"))
                        .client("board", client -> client.groups("c").consumes("durableTopic:prices"))))
                .containsExactly(
                        "| `orders\\|eu` | queue | `shop` | `billing` | `b` | `c` | `b-to-c` | 1 |",
                        "| `orders\\|eu` | queue | `shop` | `billing` | `a` | `c` | `a-to-b` → `b-to-c` | 2 |",
                        "| `prices` | durable topic | `shop` | `board` | `b` | `c` | **does not arrive**: excluded"
                                + " (`b-to-c`) | - |",
                        "| `prices` | durable topic | `shop` | `board` | `a` | `c` | **does not arrive**: excluded"
                                + " (`b-to-c`) | - |");
    }

    @Test
    void saysThatThereIsNoFlow() {
        var topology = new TopologyBuilder().group("a", 1).client("shop", client -> client.produces("queue:orders"));
        assertThat(new FlowMatrix(new Flows(topology.build())).text())
                .endsWith("\nNo client receives what another one sends.\n");
    }

    @Test
    void endsSomewhere() {
        var topology = new TopologyBuilder();
        for (int i = 0; i < 80; i++) {
            topology.alsoGroup("group" + i, group -> group.size(1));
        }
        topology.client("shop", client -> client.produces("queue:orders"))
                .client("billing", client -> client.consumes("queue:orders"));

        List<String> rows = rows(topology);

        assertThat(rows).hasSize(5000);
        assertThat(new FlowMatrix(new Flows(topology.build())).text())
                .endsWith("\nThere are more; these are the first 5000.\n");
    }

    private static List<String> rows(TopologyBuilder topology) {
        return new FlowMatrix(new Flows(topology.build()))
                .text()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }
}
