package io.github.activemqcluster.drill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.history.History;
import io.github.activemqcluster.drill.verdict.KnownLimit;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which kinds of traffic and which errands there are for a topology. */
class TrafficKindsTest {

    @TempDir
    private Path folder;

    private History history;
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void openTheHistory() throws Exception {
        history = new History(folder.resolve("history.tsv"));
    }

    @AfterEach
    void closeTheHistory() throws Exception {
        history.close();
    }

    @Test
    void everyClientHasAQueueAndTheFirstOfEachGroupAllElse() {
        Topology topology = groups().client("shop").client("stock", "east").build();

        assertThat(owners(topology))
                .containsExactly(
                        "shop on east",
                        "shop on west",
                        "stock on east",
                        "shop on east, durable subscription",
                        "shop on east, virtual topic",
                        "shop on east, virtual topic, consumer away",
                        "shop on east, request/reply",
                        "shop on east, transacted",
                        "shop on west, durable subscription",
                        "shop on west, virtual topic",
                        "shop on west, virtual topic, consumer away",
                        "shop on west, request/reply",
                        "shop on west, transacted");
    }

    @Test
    void aClientThatDeclaresAKindHasItInsteadOfTheFirst() {
        Topology topology = groups().client(
                        "shop", client -> client.groups("east").produces("queue:orders.>"))
                .client("board", client -> client.groups("east")
                        .consumes("durableTopic:prices", "queue:Consumer.board.VirtualTopic.news", "repliesTo:ask"))
                .build();

        assertThat(owners(topology))
                .contains(
                        "board on east, durable subscription",
                        "board on east, virtual topic",
                        "board on east, request/reply",
                        "shop on east, transacted")
                .doesNotContain("shop on east, durable subscription", "shop on east, virtual topic");
    }

    @Test
    void answersComeAcrossABridgeThatLeadsBothWaysAndTakesTemporaryQueues() {
        assertThat(owners(groups().duplex("east", "west").client("shop").build()))
                .contains("shop on east, request/reply with west", "shop on west, request/reply with east");
        assertThat(owners(groups().connector("east", "west").client("shop").build()))
                .contains("shop on east, request/reply");
        assertThat(owners(groups().connector("east", "west", connector -> connector
                                .duplex(true)
                                .attribute("bridgeTempDestinations", "false"))
                        .client("shop")
                        .build()))
                .contains("shop on east, request/reply");
    }

    @Test
    void declaredRequestsAreAnsweredByTheClientThatDeclaresToReceiveThem() {
        Topology topology = groups().duplex("east", "west")
                .client("shop", client -> client.groups("east").consumes("repliesTo:ask.>"))
                .client("stock", client -> client.groups("west").consumes("queue:ask.>"))
                .build();

        assertThat(owners(topology)).contains("shop on east, request/reply with west");
        assertThat(new TrafficKinds(topology, clients(topology)).of("takeover"))
                .filteredOn(RequestTraffic.class::isInstance)
                .map(RequestTraffic.class::cast)
                .filteredOn(request -> request.access().client().equals("shop"))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.answers()).hasToString("stock on west");
                    assertThat(request.queue()).startsWith("ask.drill.");
                });
    }

    @Test
    void declaredFlowsAreErrandsUnderNamesThatFit() throws Exception {
        Topology topology = groups().duplex("east", "west")
                .client("shop", client -> client.groups("east").produces("queue:orders.>", "topic:VirtualTopic.news.*"))
                .client("billing", client -> client.groups("west", "east")
                        .consumes("queue:orders.>", "queue:Consumer.billing.VirtualTopic.news.*"))
                .build();

        List<List<Delivery>> lots = deliveries(topology).from("east", 3);

        // what is received in the group that it was sent to cannot strand
        assertThat(lots).singleElement().satisfies(lot -> {
            assertThat(lot)
                    .extracting(delivery -> delivery.owner().words())
                    .containsExactly(
                            "'shop' to 'billing', queue orders.>, east to west",
                            "'shop' to 'billing', virtual topic VirtualTopic.news.*, east to west");
            assertThat(lot.get(0).destination().getPhysicalName())
                    .matches("orders\\.drill\\.\\w+\\.stranded\\.east\\.west\\.3");
            assertThat(lot.get(1).destination().getPhysicalName()).matches("VirtualTopic\\.news\\.drill-\\w+");
            assertThat(lot.get(1).queue()).matches("Consumer\\.billing\\.VirtualTopic\\.news\\.drill-\\w+");
            assertThat(lot).allSatisfy(delivery -> {
                assertThat(delivery.from()).hasToString("shop on east");
                assertThat(delivery.to()).hasToString("billing on west");
            });
        });
        assertThat(deliveries(topology).from("west", 3)).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void aDeclaredDurableSubscriberMovesBetweenItsGroups() throws Exception {
        Topology topology = groups().duplex("east", "west")
                .client("shop", client -> client.groups("east").produces("topic:prices"))
                .client("board", client -> client.consumes("durableTopic:prices"))
                .build();

        assertThat(deliveries(topology).from("west", 0))
                .singleElement()
                .satisfies(lot -> assertThat(lot).singleElement().satisfies(delivery -> {
                    assertThat(delivery.from()).hasToString("board on west");
                    assertThat(delivery.to()).hasToString("board on east");
                    assertThat(delivery.owner().limit()).contains(KnownLimit.DURABLE_SUBSCRIBER_STAYS);
                }));
    }

    @Test
    void whatCannotBeSentWithoutHarmIsLeftOutAndSaid() throws Exception {
        Topology topology = groups().duplex("east", "west")
                .client("shop", client -> client.groups("east").produces("topic:prices", "topic:VirtualTopic.news"))
                .client("board", client -> client.groups("west")
                        .consumes("topic:prices", "queue:Consumer.board.VirtualTopic.news"))
                .build();

        assertThat(deliveries(topology).from("east", 0)).isEmpty();
        assertThat(notes)
                .containsExactly(
                        "stranded leaves out topic prices: its messages are for whoever is there when they are sent",
                        "stranded leaves out virtual topic VirtualTopic.news: what the drill sends to it would be copied to"
                                + " all consumers' queues");
    }

    @Test
    void whereNothingIsDeclaredThereAreNoSuchErrands() {
        assertThat(deliveries(groups().client("shop").build()).areThere()).isFalse();
    }

    private static TopologyBuilder groups() {
        return new TopologyBuilder()
                .activemq("6.3.1")
                .group("east", group -> group.size(2).sharedFileSystem("shared/east", 2_000, 500))
                .group("west", group -> group.size(2).sharedFileSystem("shared/west", 2_000, 500));
    }

    private List<String> owners(Topology topology) {
        return new TrafficKinds(topology, clients(topology))
                .of("takeover").stream()
                        .flatMap(traffic -> traffic.owners().values().stream())
                        .map(TrafficOwner::words)
                        .toList();
    }

    private DeclaredDeliveries deliveries(Topology topology) {
        return new DeclaredDeliveries(topology, clients(topology), notes::add);
    }

    private Clients clients(Topology topology) {
        List<ClientAccess> accesses = topology.clients().stream()
                .flatMap(client -> client.groups().stream()
                        .map(group -> new ClientAccess(
                                client.id(),
                                group,
                                "failover:()",
                                Map.of(),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty())))
                .toList();
        DrillPlan plan = new DrillPlan(
                List.of(), 1, 42, Duration.ofSeconds(1), Duration.ofSeconds(1), "drill", Optional.empty(), folder);
        return new Clients(List.of(), accesses, plan.queues(), plan.seed(), history);
    }
}
