package io.github.activemqcluster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.PortKind;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests that the check of any topology ends with problems with paths, one line each, and never with an exception. */
class RulesOnHostileInputTest {

    private static final int ROUNDS = 1000;

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "group1",
            "GROUP1",
            "group2",
            "group1-1",
            "zk1",
            "../../etc/passwd",
            "..",
            "$(reboot)",
            "`id`",
            "<!--&amp;\"'>",
            "a\nb\r\u0000c",
            "\u202E\uD83D\uDE00ö",
            "\uD800",
            "%s%n{0}[=x]${y}",
            "con",
            "/",
            "/a/../b",
            "C:\\x",
            "-1",
            "0",
            "65536",
            "99999999999999999999",
            "NaN",
            "static:(tcp://x)",
            "./".repeat(50_000),
            ":".repeat(50_000),
            "x".repeat(50_000));

    @Test
    void anyTopologyIsCheckedToItsEnd() {
        var rules =
                new RuleRunner(new Releases()).prepare(Circumstances.unknown().withJava(17));
        for (int seed = 0; seed < ROUNDS; seed++) {
            // given
            TopologyBuilder topology = mutated(new Random(seed));

            // when
            List<Problem> problems = rules.check(Optional.of(topology.build()), new Problems(), RuleLevels.defaults());

            // then
            assertThat(problems).as("seed %d", seed).allSatisfy(problem -> {
                assertThat(problem.where().toString()).startsWith("topology.");
                assertThat(problem.toString()).doesNotContain("\n", "\r", "\u0000", "\u202E");
                assertThat(problem.toString()).hasSizeLessThan(3000);
                assertThat(problem.mend()).matches("(?s).+[.?]");
                assertThat(problem.what()).doesNotEndWith(".");
            });
        }
    }

    private static TopologyBuilder mutated(Random random) {
        TopologyBuilder topology =
                switch (random.nextInt(6)) {
                    case 0 -> Topologies.r1();
                    case 1 -> Topologies.r3();
                    case 2 -> Topologies.r5();
                    case 3 -> Topologies.r9();
                    case 4 -> Topologies.r11();
                    default -> Topologies.production();
                };
        for (int change = random.nextInt(6); change >= 0; change--) {
            mutate(topology, random);
        }
        return topology;
    }

    private static void mutate(TopologyBuilder topology, Random random) {
        String word = word(random);
        String other = word(random);
        switch (random.nextInt(16)) {
            case 0 -> topology.activemq(word);
            case 1 -> topology.zookeeper(word);
            case 2 -> topology.alsoHost(word, other);
            case 3 -> topology.host(word, other, word(random));
            case 4 -> topology.alsoEnsemble(word, random.nextInt(5));
            case 5 -> topology.ensemble(word, ensemble -> ensemble.connectString(other));
            case 6 -> topology.alsoGroup(word, group -> group.size(random.nextInt(4)));
            case 7 -> topology.group("group1", group -> group.id(word).brokerName(other));
            case 8 ->
                topology.alsoGroup(word, group -> group.broker(
                                other, broker -> broker.host(word(random)).port(PortKind.AMQP, number(random)))
                        .kahaDb(word));
            case 9 ->
                topology.group(word, group -> group.size(random.nextInt(3)).sharedFileSystem(other, 0, -1));
            case 10 ->
                topology.group(word, group -> group.size(random.nextInt(5))
                        .replicatedLevelDb(other, store -> store.zkPath(word(random))
                                .sync(word(random))
                                .directory(word(random))
                                .replicas(number(random))));
            case 11 ->
                topology.group(
                        word, group -> group.jdbc(jdbc -> jdbc.url(other).lease(number(random), number(random))));
            case 12 ->
                topology.alsoConnector(word, other, connector -> connector
                        .duplex(random.nextBoolean())
                        .name(word(random))
                        .discovery(random.nextBoolean() ? Discovery.STATIC : Discovery.MASTERSLAVE)
                        .attribute("networkTTL", word(random)));
            case 13 -> topology.multicast(word, Optional.of(other));
            case 14 ->
                topology.client(word, client -> client.groups(other, word(random))
                        .option("timeout", word(random))
                        .option("maxReconnectAttempts", word(random)));
            default -> topology.alsoClient(word);
        }
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static int number(Random random) {
        return random.nextBoolean() ? random.nextInt(70_000) : random.nextInt();
    }
}
