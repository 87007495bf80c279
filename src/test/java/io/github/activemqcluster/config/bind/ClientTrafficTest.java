package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Declarations.RELEASE;
import static io.github.activemqcluster.config.bind.Declarations.bound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Traffic;
import io.github.activemqcluster.topology.Traffic.Consumed;
import io.github.activemqcluster.topology.Traffic.Kind;
import org.junit.jupiter.api.Test;

/** Tests the traffic that a client declares. */
class ClientTrafficTest {

    private static final String GROUPS =
            "<groups><group><id>a</id><kahaDB/></group><group><id>b</id><kahaDB/></group></groups>";

    @Test
    void isAnythingBothWaysWhereNothingIsSaid() {
        Client client = client("");

        assertThat(client.traffic()).isEmpty();
        assertThat(client.mayProduce()).isTrue();
        assertThat(client.mayConsume()).isTrue();
    }

    @Test
    void isNothingReceivedWhereOnlyProducesIsGiven() {
        Client client = client("<produces><topic>prices</topic><queue>orders.>\t</queue></produces>");

        assertThat(client.traffic().orElseThrow().produces())
                .containsExactly(new Destination(false, "orders.>"), new Destination(true, "prices"));
        assertThat(client.mayProduce()).isTrue();
        assertThat(client.mayConsume()).isFalse();
    }

    @Test
    void isNothingSentWhereOnlyConsumesIsGiven() {
        Client client = client("<consumes><repliesTo>asked</repliesTo><durableTopic>news</durableTopic>"
                + "<topic>prices</topic><queue>orders</queue></consumes>");

        assertThat(client.traffic().map(Traffic::consumes).orElseThrow())
                .containsExactly(
                        new Consumed(Kind.QUEUE, "orders"),
                        new Consumed(Kind.TOPIC, "prices"),
                        new Consumed(Kind.DURABLE_TOPIC, "news"),
                        new Consumed(Kind.REPLIES, "asked"));
        assertThat(client.mayProduce()).isFalse();
        assertThat(client.mayConsume()).isTrue();
    }

    @Test
    void staysTheSameAtOneGroup() {
        Client client = client("<produces><queue>orders</queue></produces><userName>shop</userName>");

        Client there = client.at("b");

        assertThat(there.groups()).containsExactly("b");
        assertThat(there).usingRecursiveComparison().ignoringFields("groups").isEqualTo(client);
    }

    private static Client client(String content) {
        return bound(RELEASE + GROUPS + "<clients><client><id>c</id>" + content + "</client></clients>")
                .clients()
                .get(0);
    }
}
