package io.github.activemqcluster.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.cluster.state.Condition;
import io.github.activemqcluster.cluster.state.InstanceStatus;
import io.github.activemqcluster.cluster.state.InstanceStatus.DeclaredBridge;
import io.github.activemqcluster.cluster.state.Role;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.State;
import io.github.activemqcluster.cluster.state.Usage;
import io.github.activemqcluster.release.BrokerState;
import io.github.activemqcluster.testing.Topologies;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StatusTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant SINCE = Instant.parse("2026-11-23T11:58:30Z");
    private static final Instant STARTED = Instant.parse("2026-11-21T10:50:00Z");

    private final RunningCluster cluster =
            RunningCluster.of(Topologies.r10().build(), Path.of("output"), Optional.empty());
    private final List<InstanceStatus> status = List.of(
            new InstanceStatus(
                    cluster.instance("group1-1"),
                    new State(Role.MASTER, Optional.of(BrokerState.MASTER), "master", Optional.of(SINCE)),
                    OptionalLong.of(4711),
                    Optional.of(STARTED),
                    OptionalLong.of(3),
                    Optional.of(new Usage(100, 2, 61)),
                    Optional.empty(),
                    List.of(new DeclaredBridge("to-group2", true), new DeclaredBridge("to-\"x\"", false))),
            new InstanceStatus(
                    cluster.instance("group1-2"),
                    new State(Role.DEAD, Optional.empty(), "not running", Optional.empty()),
                    OptionalLong.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.of("it is paused"),
                    List.of()));

    @Test
    void peopleReadATable() {
        // given
        String since = DateTimeFormatter.ofPattern("HH:mm:ss")
                .withZone(ZoneId.systemDefault())
                .format(SINCE);

        // when, then
        assertThat(new StatusTable(status, NOW).lines())
                .containsExactly(
                        "INSTANCE  OF      ROLE         SINCE     PORTS           MESSAGES  STORE  TEMP  MEMORY  BRIDGES                    UPTIME",
                        "group1-1  group1  master       " + since
                                + "  openwire 61616  3         100%   2%    61%     to-group2 up, to-\"x\" DOWN  49 h 10 min",
                        "group1-2  group1  not running  -         openwire 61617  -         -      -     -       -                          -",
                        "group1-1: the store is at its limit, and producers wait until something is consumed",
                        "group1-2 cannot be asked for messages and bridges: it is paused");
    }

    @Test
    void everythingThatAnInstanceLacksIsAProblem() {
        assertThat(status)
                .map(InstanceStatus::problems)
                .containsExactly(
                        List.of(
                                "network connector to-\"x\" of group1-1 is down",
                                "the store of group1-1 is at its limit"),
                        List.of("group1-2 is not running"));
    }

    @Test
    void programsReadJson() {
        assertThat(new StatusJson(
                        "the \\ cluster\n",
                        status,
                        new Condition(Condition.Kind.DEGRADED, List.of("group1-2 is not running")),
                        new FlowStatus(Topologies.r8().build())))
                .hasToString(
                        "{\"cluster\": \"the \\\\ cluster\\u000a\", \"condition\": \"degraded\", \"exitStatus\": 1, \"problems\": [\"group1-2 is not running\"], \"instances\": [\n"
                                + "  {\"id\": \"group1-1\", \"kind\": \"broker\", \"of\": \"group1\", \"role\": \"master\", \"state\": \"master\","
                                + " \"since\": \"2026-11-23T11:58:30Z\", \"pid\": 4711, \"startedAt\": \"2026-11-21T10:50:00Z\","
                                + " \"ports\": {\"openwire\": 61616}, \"messages\": 3, \"storePercent\": 100, \"tempPercent\": 2,"
                                + " \"memoryPercent\": 61, \"bridges\": [{\"connector\": \"to-group2\", \"up\":"
                                + " true}, {\"connector\": \"to-\\\"x\\\"\", \"up\": false}], \"repairs\": []},\n"
                                + "  {\"id\": \"group1-2\", \"kind\": \"broker\", \"of\": \"group1\", \"role\": \"dead\", \"state\": \"not"
                                + " running\", \"since\": null, \"pid\": null, \"startedAt\": null, \"ports\": {\"openwire\": 61617},"
                                + " \"messages\": null, \"storePercent\": null, \"tempPercent\": null, \"memoryPercent\": null,"
                                + " \"bridges\": [], \"repairs\": []}], \"flows\": []}");
    }

    @Test
    void showsTheDeclaredFlows() {
        var flows = new FlowStatus(Topologies.r8()
                .client("shop", client -> client.groups("group1", "group2").produces("queue:orders"))
                .client("billing", client -> client.groups("group1").consumes("queue:orders"))
                .build());

        assertThat(flows.lines())
                .containsExactly(
                        "", "FLOW    AS     BY    TO       ARRIVES", "orders  queue  shop  billing  1 of 2 ways");
        assertThat(flows.json())
                .isEqualTo(
                        "[{\"sent\": \"orders\", \"as\": \"queue\", \"by\": \"shop\", \"to\": \"billing\", \"ways\": 2,"
                                + " \"arrive\": 1}]");
        assertThat(new FlowStatus(Topologies.r8().build()).lines()).isEmpty();
    }
}
