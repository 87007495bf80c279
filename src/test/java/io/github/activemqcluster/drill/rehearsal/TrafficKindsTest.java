package io.github.activemqcluster.drill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.cluster.state.Destinations;
import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.history.History;
import io.github.activemqcluster.drill.verdict.KnownLimit;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.command.ActiveMQTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which kinds of traffic and which deliveries there are for a topology. */
class TrafficKindsTest {

    @TempDir
    private Path folder;

    private History history;
    private final List<String> notes = new ArrayList<>();
    private final Set<String> full = new HashSet<>();
    private final Map<String, Optional<Destinations>> masters =
            new HashMap<>(Map.of("east", Optional.of(having(List.of())), "west", Optional.of(having(List.of()))));

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

        List<List<Delivery>> lots = lots(deliveries(topology), "east", 3);

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
        assertThat(lots(deliveries(topology), "west", 3)).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void aDeclaredDurableSubscriberMovesBetweenItsGroups() throws Exception {
        Topology topology = groups().duplex("east", "west")
                .client("shop", client -> client.groups("east").produces("topic:prices"))
                .client("board", client -> client.consumes("durableTopic:prices"))
                .build();

        assertThat(lots(deliveries(topology), "west", 0))
                .singleElement()
                .satisfies(lot -> assertThat(lot).singleElement().satisfies(delivery -> {
                    assertThat(delivery.from()).hasToString("board on west");
                    assertThat(delivery.to()).hasToString("board on east");
                    assertThat(delivery.owner().limit()).contains(KnownLimit.DURABLE_SUBSCRIBER_STAYS);
                }));
    }

    @Test
    void aDurableSubscriberOfAnotherGroupIsThereUntilTheNetworkHasHeardOfIt() throws Exception {
        Topology topology = groups().duplex("east", "west")
                .client("shop", client -> client.groups("east").produces("topic:prices.>"))
                .client("board", client -> client.consumes("durableTopic:prices.>"))
                .build();

        assertThat(lots(deliveries(topology), "east", 0).get(0))
                .satisfiesExactly(
                        across -> {
                            assertThat(across.from()).hasToString("shop on east");
                            assertThat(across.to()).hasToString("board on west");
                            assertThat(across.needsRoute()).isTrue();
                            assertThat(across.stays()).isFalse();
                            assertThat(across.owner().limit()).isEmpty();
                            assertThat(across.destination().getPhysicalName()).startsWith("prices.drill.");
                        },
                        moving -> assertThat(moving.owner().words()).endsWith("the subscriber moves"));
    }

    @Test
    void durableSubscriptionsOfOneClientHaveDifferentNames() throws Exception {
        Topology topology = groups().duplex("east", "west")
                .client("shop", client -> client.groups("east").produces("topic:prices.>", "topic:alarms"))
                .client("board", client -> client.consumes("durableTopic:prices.>", "durableTopic:alarms"))
                .build();
        Clients clients = clients(topology);

        List<Delivery> all = lots(deliveries(topology, clients), "east", 0).stream()
                .flatMap(List::stream)
                .toList();
        all.forEach(Delivery::receiver);

        assertThat(all).hasSize(4).extracting(Delivery::queue).doesNotHaveDuplicates();
        assertThat(clients.subscriptions()).hasSize(4);
    }

    @Test
    void aTopicNobodyElseListensToIsFollowedUnderItsOwnName() throws Exception {
        assertThat(lots(deliveries(topics()), "east", 2)).singleElement().satisfies(lot -> assertThat(lot)
                .satisfiesExactly(
                        prices -> {
                            assertThat(prices.stays()).isTrue();
                            assertThat(prices.destination()).isEqualTo(new ActiveMQTopic("prices"));
                            assertThat(prices.queue()).isEqualTo("prices (stranded.east.west.2)");
                        },
                        news -> {
                            assertThat(news.destination()).isEqualTo(new ActiveMQTopic("VirtualTopic.news"));
                            assertThat(news.queue())
                                    .isEqualTo("Consumer.board.VirtualTopic.news (stranded.east.west.2)");
                            assertThat(news.copies()).isEqualTo(Delivery.Copies.NONE);
                        }));
        assertThat(notes).isEmpty();
    }

    @Test
    void aTopicThatOthersListenToIsLeftOutAndSaid() throws Exception {
        // given
        masters.put(
                "west",
                Optional.of(having(
                        List.of(),
                        new Destinations.Listener(true, "prices,other", "till-7"),
                        new Destinations.Listener(true, "VirtualTopic.>", "auditor"))));

        // when
        List<List<Delivery>> lots = lots(deliveries(topics()), "east", 0);

        // then
        assertThat(lots).isEmpty();
        assertThat(notes)
                .containsExactly(
                        "stranded leaves out topic prices: client id 'till-7' consumes from topic prices,other in group"
                                + " 'west', and would get what the drill sends",
                        "stranded leaves out virtual topic VirtualTopic.news: client id 'auditor' consumes from topic"
                                + " VirtualTopic.> in group 'west', and would get what the drill sends");
    }

    @Test
    void copiesOfAVirtualTopicAreTakenAwayWhereverTheyAre() throws Exception {
        // given
        masters.put("east", Optional.of(having(List.of("Consumer.audit.VirtualTopic.news", "orders"))));
        masters.put(
                "west",
                Optional.of(having(List.of("Consumer.audit.VirtualTopic.news", "Consumer.old.VirtualTopic.news"))));

        // when
        Delivery news = lots(deliveries(topics()), "east", 0).get(0).get(1);

        // then
        assertThat(news.copies())
                .isEqualTo(new Delivery.Copies(
                        List.of("Consumer.audit.VirtualTopic.news"), List.of("Consumer.old.VirtualTopic.news")));
        assertThat(news.drainers().keySet())
                .containsExactly(
                        "Consumer.board.VirtualTopic.news (stranded.east.west.0)",
                        "Consumer.audit.VirtualTopic.news, copies of Consumer.board.VirtualTopic.news"
                                + " (stranded.east.west.0)",
                        "Consumer.old.VirtualTopic.news, copies of Consumer.board.VirtualTopic.news"
                                + " (stranded.east.west.0)");
    }

    @Test
    void theCopiesOfALaterDeliveryAreThoseThatAnEarlierOneHasMadeQueuesFor() throws Exception {
        // given
        Topology topology = groups().duplex("east", "west")
                .client("shop", client -> client.groups("east").produces("topic:VirtualTopic.news"))
                .client("board", client -> client.groups("west").consumes("queue:Consumer.board.VirtualTopic.news"))
                .client("audit", client -> client.groups("west").consumes("queue:Consumer.audit.VirtualTopic.news"))
                .build();
        List<List<DeclaredDeliveries.Planned>> planned = deliveries(topology).from("east", 0);

        // when
        masters.put("east", Optional.of(having(List.of("Consumer.board.VirtualTopic.news"))));

        // then
        assertThat(planned).hasSize(2);
        assertThat(planned.get(1).get(0).making().make().orElseThrow().copies())
                .isEqualTo(new Delivery.Copies(List.of("Consumer.board.VirtualTopic.news"), List.of()));
    }

    @Test
    void aVirtualTopicWhoseCopiesWouldJoinMessagesOfOthersIsLeftOutAndSaid() throws Exception {
        // given
        masters.put("west", Optional.of(having(List.of("Consumer.audit.VirtualTopic.news"))));
        full.add("Consumer.audit.VirtualTopic.news");

        // when
        List<List<Delivery>> lots = lots(deliveries(topics()), "east", 0);

        // then
        assertThat(lots).singleElement().satisfies(lot -> assertThat(lot).hasSize(1));
        assertThat(notes)
                .containsExactly("stranded leaves out virtual topic VirtualTopic.news: queue"
                        + " Consumer.audit.VirtualTopic.news has messages in group 'west', which the drill would take");
    }

    @Test
    void whereAMasterDoesNotSayWhoListensNothingIsSentToWhatIsNamed() throws Exception {
        // given
        masters.put("west", Optional.empty());

        // when
        List<List<Delivery>> lots = lots(deliveries(topics()), "east", 0);

        // then
        assertThat(lots).isEmpty();
        assertThat(notes).hasSize(2).allMatch(note -> note.contains("the master of group 'west' does not say who"));
    }

    @Test
    void whereNothingIsDeclaredThereAreNoSuchErrands() {
        assertThat(deliveries(groups().client("shop").build()).areThere()).isFalse();
    }

    private static Destinations having(List<String> queues, Destinations.Listener... listeners) {
        return new Destinations(queues, List.of(listeners));
    }

    private static Topology topics() {
        return groups().duplex("east", "west")
                .client("shop", client -> client.groups("east").produces("topic:prices", "topic:VirtualTopic.news"))
                .client("board", client -> client.groups("west")
                        .consumes("topic:prices", "queue:Consumer.board.VirtualTopic.news"))
                .build();
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

    /** What is left of them when it is their turn. */
    private static List<List<Delivery>> lots(DeclaredDeliveries declared, String from, int number) throws Exception {
        List<List<Delivery>> lots = new ArrayList<>();
        for (List<DeclaredDeliveries.Planned> planned : declared.from(from, number)) {
            List<Delivery> lot = new ArrayList<>();
            for (DeclaredDeliveries.Planned each : planned) {
                each.making().make().ifPresent(lot::add);
            }
            if (!lot.isEmpty()) {
                lots.add(lot);
            }
        }
        return lots;
    }

    private DeclaredDeliveries deliveries(Topology topology) {
        return deliveries(topology, clients(topology));
    }

    private DeclaredDeliveries deliveries(Topology topology, Clients clients) {
        return new DeclaredDeliveries(
                topology,
                clients,
                new OtherConsumers(List.of("east", "west"), masters::get, clients::isOwn),
                (access, queue) -> !full.contains(queue),
                notes::add);
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
        return new Clients(List.of(), accesses, "drill", 42, history);
    }
}
