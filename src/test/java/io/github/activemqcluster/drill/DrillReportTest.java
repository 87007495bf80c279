package io.github.activemqcluster.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.drill.DrillReport.RehearsalResult;
import io.github.activemqcluster.drill.DrillReport.TrafficResult;
import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.history.Fault;
import io.github.activemqcluster.drill.rehearsal.DrillPlan;
import io.github.activemqcluster.drill.rehearsal.Rehearsal;
import io.github.activemqcluster.drill.rehearsal.TrafficOwner;
import io.github.activemqcluster.drill.verdict.KnownLimit;
import io.github.activemqcluster.drill.verdict.NoTakeover;
import io.github.activemqcluster.drill.verdict.Prediction;
import io.github.activemqcluster.drill.verdict.Story;
import io.github.activemqcluster.drill.verdict.Takeovers;
import io.github.activemqcluster.drill.verdict.TwoMasters;
import io.github.activemqcluster.drill.verdict.Verdict;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.rule.RuleCatalogue;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrillReportTest {

    private static final DrillPlan PLAN = new DrillPlan(
            List.of(),
            1,
            42,
            Duration.ofSeconds(15),
            Duration.ofSeconds(120),
            "drill",
            Optional.empty(),
            Path.of("drill"));

    private static final Topology TOPOLOGY = new TopologyBuilder()
            .activemq("5.16.7")
            .ensemble("zk", ensemble -> ensemble.size(3))
            .group("stock", 1)
            .group("orders", group -> group.size(3).replicatedLevelDb("zk"))
            .client("admin", "stock")
            .client("shop", "orders")
            .build();

    private static final TrafficOwner ORDERS = TrafficOwner.group("orders", "a to b");
    private static final TrafficOwner CLIENT = TrafficOwner.client(client(Map.of()));

    @Test
    void aGoodVerdictIsNoProblem() {
        assertThat(problems(
                        Rehearsal.Kind.TAKEOVER,
                        new Story()
                                .sends("1")
                                .fails("1")
                                .sends("2")
                                .acknowledges("a", "2")
                                .receives("1")
                                .receives("2")
                                .receivesAgain("2")
                                .drains()))
                .isEmpty();
    }

    @Test
    void whatIsLostAlteredOrOutOfReachIsTold() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .sends("2")
                .acknowledges("a", "2")
                .misses("2")
                .receives("2")
                .sends("3")
                .receivesAltered("3")
                .drains();

        assertThat(problems(Rehearsal.Kind.STRANDED, story))
                .containsExactly(
                        orders(
                                DrillRule.LOST,
                                "stranded: a to b: 1 of 3 messages were lost: acknowledged, and never received (1)"),
                        orders(DrillRule.UNEXPECTED, "stranded: a to b: 1 of 3 messages were not expected (3 altered)"),
                        orders(
                                DrillRule.OUT_OF_REACH,
                                "stranded: a to b: 1 of 3 messages were out of reach: not received there within 15 s after"
                                        + " the master was killed (2)"));
    }

    @Test
    void ofManyIdsSomeAreNamed() {
        Story story = new Story();
        for (int id = 1; id <= 7; id++) {
            story.sends("" + id).acknowledges("a", "" + id);
        }

        assertThat(problems(Rehearsal.Kind.TAKEOVER, story))
                .containsExactly(orders(
                        DrillRule.UNDECIDED,
                        "takeover: a to b: 7 of 7 messages were not received before the rehearsal broke off"
                                + " (1, 2, 3, 4, 5, …)"));
    }

    @Test
    void onlyWhereNothingIsKilledMayNoSendOfAClientFail() {
        Story story = new Story().sends("1").fails("1").drains();

        assertThat(problems(Rehearsal.Kind.TAKEOVER, story)).isEmpty();
        assertThat(problems(Rehearsal.Kind.ROLLING, story)).isEmpty();
        assertThat(problems(Rehearsal.Kind.ROLLING, CLIENT, story))
                .containsExactly(orders(
                        DrillRule.SEND_FAILED,
                        "rolling: shop on orders: 1 sends failed, where a client should have noticed no more than a"
                                + " reconnect"));
    }

    @Test
    void aRehearsalThatBrokeOffIsAProblemEvenIfNoMessageIsMissing() {
        RehearsalResult result = new RehearsalResult(
                Rehearsal.Kind.PAUSE,
                1,
                List.of(),
                List.of(new TwoMasters("orders", "a", "b", "7")),
                List.of(new NoTakeover("orders", 44, "orders-1", "attaching to its master")),
                Optional.of("No master.\n---- the end of a log"));

        assertThat(new DrillReport(TOPOLOGY, PLAN, List.of(result), List.of(), Path.of("history.tsv")).problems())
                .map(Problem::toString)
                .containsExactly(
                        "ERROR [drill-two-masters] topology.groups[1]: pause: group 'orders' had two masters at once: while a"
                                + " acknowledged messages, b did so too (7). " + DrillRule.TWO_MASTERS.mend(),
                        "ERROR [drill-no-takeover] topology.groups[1]: pause: nobody took over in group 'orders' for 44 s,"
                                + " until the drill started orders-1 again, which was attaching to its master. "
                                + DrillRule.NO_TAKEOVER.mend(),
                        "ERROR [drill-broken-off] topology: pause: broke off. No master. " + DrillRule.BROKEN_OFF.mend()
                                + "\n---- the end of a log");
    }

    @Test
    void whatAnAsynchronousSendLosesIsNamedWithItsCauseAndMend() {
        Story story = new Story()
                .sends("1")
                .returns("a", "1")
                .sends("2")
                .returns("a", "2")
                .receives("2")
                .drains();

        assertThat(problems(
                        Rehearsal.Kind.TAKEOVER, TrafficOwner.client(client(Map.of("useAsyncSend", "true"))), story))
                .containsExactly(
                        "[drill-lost] topology.clients[1]: takeover: shop on orders: 1 of 2 messages were lost: their send()"
                                + " had returned, and never received (1): client 'shop' has useAsyncSend=true: its send()"
                                + " returns before the broker has the message. Set it to false.");
    }

    @Test
    void whatATransactionLosesThatAcknowledgesARangeIsNamedWithItsSetting() {
        Story story = new Story().sends("1").acknowledges("a", "1").drains();
        TrafficOwner ranges = TrafficOwner.transacted(client(Map.of("transactedIndividualAck", "false")));
        TrafficOwner each = TrafficOwner.transacted(client(Map.of("transactedIndividualAck", "true")));

        assertThat(problems(Rehearsal.Kind.TAKEOVER, ranges, story))
                .containsExactly(
                        "[drill-lost] topology.clients[1]: takeover: shop on orders, transacted: 1 of 1 messages were lost:"
                                + " acknowledged, and never received (1): client 'shop' has"
                                + " transactedIndividualAck=false: it acknowledges a range of messages, which after a"
                                + " takeover covers others than it has got. Set it to true.");
        assertThat(problems(Rehearsal.Kind.TAKEOVER, each, story))
                .singleElement()
                .asString()
                .startsWith("[drill-lost] topology.groups[1]: ");
    }

    @Test
    void whatAMasterLosesThatWaitsForNoOtherIsNamedWithItsMend() {
        Story story = new Story().sends("1").acknowledges("a", "1").drains();
        Topology topology = new TopologyBuilder()
                .activemq("5.16.7")
                .ensemble("zk", ensemble -> ensemble.size(3))
                .group("orders", group -> group.size(3).replicatedLevelDb("zk", store -> store.sync("local_disk")))
                .build();
        TrafficResult traffic = new TrafficResult(
                CLIENT, Verdict.of(story.events(), Story.QUEUE), new Takeovers(List.of()), Optional.empty());
        RehearsalResult result = new RehearsalResult(
                Rehearsal.Kind.PARTITION, 1, List.of(traffic), List.of(), List.of(), Optional.empty());

        assertThat(new DrillReport(topology, PLAN, List.of(result), List.of(), Path.of("history.tsv")).problems())
                .map(Problem::mend)
                .containsExactly("Set sync to quorum_disk: with local_disk a master acknowledges messages that no other"
                        + " member has.");
    }

    @Test
    void theCatalogueHasExactlyTheRulesOfADrill() {
        assertThat(RuleCatalogue.entries())
                .filteredOn(entry -> entry.scope() == RuleCatalogue.Scope.DRILL)
                .map(RuleCatalogue.Entry::id)
                .containsExactlyElementsOf(
                        Arrays.stream(DrillRule.values()).map(DrillRule::id).toList());
    }

    /** The pages show what the drill says, word for word. */
    @ParameterizedTest
    @EnumSource(DrillRule.class)
    void thePageHasTheMessage(DrillRule rule) throws IOException {
        Problem problem = everything()
                .filter(found -> found.rule().equals(rule.id()))
                .findFirst()
                .orElseThrow();

        assertThat(Files.readString(Path.of("src", "site", "markdown", "rules", rule.id() + ".md")))
                .contains("\n## Message\n\n```\n" + problem.message() + "\n```\n");
    }

    private static Stream<Problem> everything() {
        RehearsalResult broken = new RehearsalResult(
                Rehearsal.Kind.PAUSE,
                1,
                List.of(),
                List.of(new TwoMasters("orders", "a", "b", "7")),
                List.of(new NoTakeover("orders", 44, "orders-1", "attaching to its master")),
                Optional.of("No master."));
        Story lost = new Story()
                .sends("1")
                .returns("a", "1")
                .sends("2")
                .returns("a", "2")
                .receives("2")
                .drains();
        Story unreached = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .misses("1")
                .receives("1")
                .drains();
        Story torn = new Story()
                .sendsIn("t", "1")
                .sendsIn("t", "2")
                .fails("1")
                .receives("1")
                .drains();
        TrafficOwner asynchronous = TrafficOwner.client(client(Map.of("useAsyncSend", "true")));
        return Stream.of(
                        new DrillReport(TOPOLOGY, PLAN, List.of(broken), List.of(), Path.of("history.tsv")),
                        report(Rehearsal.Kind.TAKEOVER, asynchronous, lost),
                        report(
                                Rehearsal.Kind.TAKEOVER,
                                ORDERS,
                                new Story().sends("1").receivesAltered("1").drains()),
                        report(Rehearsal.Kind.TAKEOVER, ORDERS, torn),
                        report(
                                Rehearsal.Kind.TAKEOVER,
                                ORDERS,
                                new Story().requests("1").drains()),
                        report(
                                Rehearsal.Kind.TAKEOVER,
                                ORDERS,
                                new Story().sends("1").acknowledges("a", "1")),
                        report(Rehearsal.Kind.STRANDED, ORDERS, unreached),
                        report(
                                Rehearsal.Kind.ROLLING,
                                CLIENT,
                                new Story().sends("1").fails("1").drains()))
                .flatMap(report -> report.problems().stream());
    }

    private static DrillReport report(Rehearsal.Kind kind, TrafficOwner owner, Story story) {
        return report(kind, owner, story, new Takeovers(List.of()), Optional.empty());
    }

    @Test
    void onlyRulesThatTheChosenRehearsalsCheckAreReported() {
        assertThat(rules(Rehearsal.Kind.TAKEOVER))
                .contains("drill-lost", "drill-two-masters")
                .doesNotContain("drill-out-of-reach", "drill-send-failed");
        assertThat(rules(Rehearsal.Kind.STRANDED))
                .contains("drill-lost", "drill-out-of-reach")
                .doesNotContain("drill-two-masters");
        assertThat(rules(Rehearsal.Kind.values())).hasSize(DrillRule.values().length);
    }

    private static List<String> rules(Rehearsal.Kind... kinds) {
        DrillPlan plan = new DrillPlan(
                List.of(kinds),
                1,
                42,
                Duration.ofSeconds(15),
                Duration.ofSeconds(120),
                "drill",
                Optional.empty(),
                Path.of("drill"));
        return new DrillReport(TOPOLOGY, plan, List.of(), List.of(), Path.of("history.tsv")).rules();
    }

    @Test
    void aTransactionInPartAndARequestInSilenceAreTold() {
        Story story = new Story()
                .sendsIn("t", "1")
                .sendsIn("t", "2")
                .fails("1")
                .fails("2")
                .receives("1")
                .requests("3")
                .drains();

        assertThat(problems(Rehearsal.Kind.TAKEOVER, story))
                .containsExactly(
                        orders(
                                DrillRule.TRANSACTION_IN_PART,
                                "takeover: a to b: 1 of 3 messages: transactions of which some are there, and others are not"
                                        + " (t: 1 of 2 sent)"),
                        orders(
                                DrillRule.REQUEST_IN_SILENCE,
                                "takeover: a to b: 1 of 3 requests had neither an answer nor an error (3)"));
    }

    @Test
    void aKnownLimitIsSaidAndIsNoProblem() {
        TrafficOwner owner = TrafficOwner.group("orders", "a to b").with(KnownLimit.DURABLE_SUBSCRIBER_STAYS);
        DrillReport report = report(
                Rehearsal.Kind.STRANDED,
                owner,
                new Story()
                        .sends("1")
                        .acknowledges("a", "1")
                        .misses("1")
                        .receives("1")
                        .drains(),
                new Takeovers(List.of()),
                Optional.empty());

        assertThat(report.problems()).isEmpty();
        assertThat(report.limits())
                .containsExactly(
                        "stranded: a to b: 1 of 1 messages stayed in the group where the subscription was made:"
                                + " ActiveMQ takes no durable subscription to another group (rule durable-subscriber-stays)");
    }

    @Test
    void aTakeoverThatTookLongerThanPredictedIsSaidWithItsReason() {
        Story story = new Story()
                .sends("1")
                .acknowledges("a", "1")
                .does(Fault.Kind.KILL, "a")
                .connects("b")
                .after(Duration.ofSeconds(6))
                .sends("2")
                .acknowledges("b", "2");
        Takeovers takeovers = Takeovers.in(story.events(), Story.QUEUE);

        assertThat(report(Rehearsal.Kind.TAKEOVER, CLIENT, story, takeovers, predicted(1_000))
                        .late())
                .singleElement()
                .asString()
                .startsWith(
                        "takeover: shop on orders: the slowest takeover, from a to b, took 6.4 s, and at most 2.0 s were"
                                + " predicted.");
        assertThat(report(Rehearsal.Kind.TAKEOVER, CLIENT, story, takeovers, predicted(9_000))
                        .late())
                .isEmpty();
    }

    private static Optional<Prediction> predicted(int millis) {
        return Optional.of(
                new Prediction(Duration.ofMillis(millis), Duration.ZERO, Duration.ofMillis(1_000), "settings"));
    }

    private static ClientAccess client(Map<String, String> settings) {
        return new ClientAccess(
                "shop", "orders", "failover:()", Map.of(), settings, Optional.empty(), Optional.empty());
    }

    private static List<String> problems(Rehearsal.Kind kind, Story story) {
        return problems(kind, TrafficOwner.group("orders", "a to b"), story);
    }

    private static List<String> problems(Rehearsal.Kind kind, TrafficOwner owner, Story story) {
        return report(kind, owner, story, new Takeovers(List.of()), Optional.empty()).problems().stream()
                .map(Problem::message)
                .toList();
    }

    private static DrillReport report(
            Rehearsal.Kind kind, TrafficOwner owner, Story story, Takeovers takeovers, Optional<Prediction> predicted) {
        TrafficResult traffic = new TrafficResult(owner, Verdict.of(story.events(), Story.QUEUE), takeovers, predicted);
        RehearsalResult result = new RehearsalResult(kind, 1, List.of(traffic), List.of(), List.of(), Optional.empty());
        return new DrillReport(TOPOLOGY, PLAN, List.of(result), List.of(), Path.of("history.tsv"));
    }

    /** The message of a problem that is about the group {@code orders}. */
    private static String orders(DrillRule rule, String what) {
        return "[" + rule.id() + "] topology.groups[1]: " + what + ". " + rule.mend();
    }
}
