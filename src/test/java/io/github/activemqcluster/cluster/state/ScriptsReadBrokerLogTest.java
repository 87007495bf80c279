package io.github.activemqcluster.cluster.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.testing.Topologies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the scripts of an instance, each in its own language, read the same states from its log as Java. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs shell scripts")
class ScriptsReadBrokerLogTest {

    private static final String WORD = "0a1b";

    private final InstanceStates known = InstanceStates.load();

    @TempDir
    private Path folder;

    private PretendedCluster rendered;

    @BeforeEach
    void render() throws Exception {
        rendered = new PretendedCluster(Topologies.r2().build(), folder);
    }

    @AfterEach
    void close() {
        rendered.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Using Persistence Adapter: x",
                "Apache ActiveMQ 6.3.1 (orders, ID:x) is starting",
                "Apache ActiveMQ 6.3.1 (orders, ID:x) started",
                "x Apache ActiveMQ 6.3.1 (orders, ID:x) started",
                "Database /x/lock is locked by another server. This broker is now in slave mode waiting a lock",
                "Database /x/lock is locked... waiting 10 seconds for the database to be unlocked. Reason: x",
                "Attempting to acquire the exclusive lock to become the Master broker",
                "x is locked by another server. This broker is now in slave mode\nKahaDB is version 7",
                "x is locked... waiting 10 seconds\nKahaDB is version 7\nApache ActiveMQ 6.3.1 (orders, ID:x) started",
                "KahaDB is version 7",
                "Slave connection between a and b has been established.\nKahaDB is version 4",
                "orders-2 attempting to acquire exclusive lease to become the master",
                "orders-2 attempting to acquire exclusive lease to become\norders-2 lease acquire failure: java.sql.SQLException",
                "orders-2, becoming master with lease expiry Mon Nov 23 07:13:08 UTC 2026 on dataSource",
                "Apache ActiveMQ x started\nInitiating stop/restart of transports on orders due to IO exception",
                "Initiating stop/restart of transports on orders\nSuccessfully restarted transports on orders",
                "Starting a slave connection between vm://pair-2#0 and tcp://127.0.0.1:61616",
                "Slave connection between vm://a and tcp://b has been established.\nApache ActiveMQ 5.7.0 (a, b) started",
                "Slave connection between a and b has been established.\nMaster Failed - starting all connectors",
                "Session establishment complete on server localhost/127.0.0.1:2181, negotiated timeout = 4000",
                "Attaching to master: tcp://127.0.0.1:61619\nSlave started",
                "Attaching to master: tcp://x\nAttaching... Downloaded 4965.91/5212.02 kb and 2/5 files",
                "Attaching to master: tcp://x\nAttached",
                "Attaching to master: tcp://x\nAttached\nSlave stopped",
                "Attached",
                "Not enough cluster members connected to elect a master.",
                "Promoted to master",
                "Demoted to slave",
                "Demoted to slave\nApache ActiveMQ 5.16.7 (orders, ID:x) is shutdown\nUsing Persistence Adapter: x",
                "Failed to start Apache ActiveMQ (orders, null)",
                "Apache ActiveMQ 6.3.1 (orders, ID:x) started\nApache ActiveMQ 6.3.1 (orders, ID:x) is shutting down",
                "Corrupt journal records found in '/x/db-1.log' between offsets: 1..2\nApache ActiveMQ x started",
                "Index corrupted. Recovering the index through journal replay. Cause:x\nApache ActiveMQ x started",
                "Recovering from the journal @12:28\nRecovery replayed 1234 operations from the journal in 0.5 seconds.",
                "Recovering from the journal @12:29\nRecovery replayed 1234 operations from the journal in 0.5 seconds.",
                "Detected missing/corrupt journal files.  Dropped 17 messages from the index in 0.1 seconds.\nAttached",
            })
    void theShellTakesABrokerForWhatTheGoalsDo(String messages) throws Exception {
        // given
        BrokerLog log = new BrokerLog(new BrokerLog.Meanings(known), WORD);
        List<String> lines = new ArrayList<>();
        for (String message : messages.lines().toList()) {
            lines.add(WORD + " | 2026-11-23 07:13:08,123 | " + logger(message) + " | " + message);
            lines.add(message);
            lines.add("another" + lines.get(0).substring(WORD.length()));
        }
        lines.forEach(log::read);

        // when
        String said = ask(lines);

        // then
        assertThat(said.lines().findFirst()).hasValue(log.state().text());
        assertThat(said.lines().skip(1)).isEqualTo(log.repairs());
    }

    @Test
    void theShellReadsOnWhereTheFileWasRotated() throws Exception {
        // given
        Path run = Files.createDirectories(rendered.output().resolve("instances/shared-1/run"));
        String slave = WORD
                + " | 2026-11-23 07:13:08,123 | org.apache.activemq.store.SharedFileLocker | x is locked by another"
                + " server. This broker is now in slave mode";
        Files.writeString(run.resolve("states.1"), slave + "\n");

        // when, then
        assertThat(ask(List.of("x"))).isEqualTo("slave\n");
        assertThat(ask(List.of(slave.replace(WORD, "1a1b")))).isEqualTo("slave\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    org.apache.activemq.leveldb.replicated.MasterElector | Demoted to slave      | Demoted to slave
                    org.apache.activemq.leveldb.replicated.MasterElector | Promoted to master    |
                    org.apache.activemq.broker.BrokerService             | Demoted to slave      |
                    org.apache.activemq.leveldb.replicated.MasterElector | x Demoted to slave    |
                    """)
    void theShellStartsAgainWhatTheGoalsDo(String logger, String message, String expected) throws Exception {
        // given
        String line = WORD + " | 2026-11-23 07:13:08,123 | " + logger + " | " + message;

        // when, then
        assertThat(ask(List.of(line), "instance_try_again").strip())
                .isEqualTo(expected == null ? "" : "had been a member of its group, and ended by itself")
                .isEqualTo(goals());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tab at org.linkedin.zookeeper.tracker.ZooKeeperTreeTracker.raiseEvents(ZooKeeperTreeTracker.java:402) | race
                    tab at org.linkedin.zookeeper.tracker.ZooKeeperTreeTracker.raiseEventsToo(X.java:1)                   |
                    tab at org.linkedin.zookeeper.tracker.ZooKeeperTreeTrackerXraiseEvents(X.java:1)                      |
                    org.linkedin.zookeeper.tracker.ZooKeeperTreeTracker.raiseEvents(X.java:1)                           |
                    """)
    void theShellSeesAFrameWhereTheGoalsDo(String line, String expected) throws Exception {
        // when, then
        assertThat(ask(List.of(line.replace("tab ", "\t")), "instance_try_again")
                        .strip())
                .isEqualTo(expected == null ? "" : "died because its group changed while it registered")
                .isEqualTo(goals());
    }

    /** The scripts' answer for the same lines, of an instance without its role. */
    private String goals() {
        return rendered.cluster()
                .instance("shared-1")
                .whyAgain(instance -> false)
                .orElse("");
    }

    /** Not every machine has PowerShell. But the patterns mean the same in PowerShell as in awk. */
    @Test
    void powerShellGoesByTheSameLines() throws Exception {
        // given
        String script = Files.readString(rendered.output().resolve("bin/lib/instance.ps1"));

        // when, then
        assertThat(known.lines()).hasSizeGreaterThan(25);
        assertThat(script)
                .contains(known.states().stream()
                        .map(state -> "    '" + state.state().word() + "' = '" + state.text() + "'\n")
                        .collect(Collectors.joining("", "$StateTexts = @{\n", "}\n")))
                .contains(known.lines().stream()
                        .map(line -> "    @{ Logger = '" + line.logger() + "'; Pattern = '" + line.pattern()
                                + "'; From = @("
                                + line.from().stream()
                                        .map(from -> "'" + from.word() + "'")
                                        .collect(Collectors.joining(", "))
                                + "); To = '" + line.to().word() + "' }\n")
                        .collect(Collectors.joining("", "$StateLines = @(\n", ")\n")));
    }

    private String ask(List<String> lines) throws Exception {
        return ask(lines, "instance_state; instance_repairs");
    }

    private String ask(List<String> lines, String functions) throws Exception {
        Path instance = rendered.output().resolve("instances/shared-1");
        Path run = Files.createDirectories(instance.resolve("run"));
        Files.writeString(run.resolve("start"), WORD + "\n0\n");
        Files.writeString(run.resolve("states"), String.join("\n", lines) + "\n");
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "here=$1; . \"$here/instance.sh\"; " + functions,
                        "sh",
                        instance.resolve("bin").toString())
                .redirectErrorStream(true)
                .start();
        return new String(shell.getInputStream().readAllBytes(), UTF_8);
    }

    /** The logger that logs such messages. */
    private String logger(String message) {
        Optional<String> ofState = known.lines().stream()
                .filter(line -> Pattern.compile(line.pattern()).matcher(message).find())
                .map(InstanceStates.Line::logger)
                .findFirst();
        return ofState.or(() -> known.repairs().stream()
                        .filter(repair -> Pattern.compile(repair.pattern())
                                .matcher(message)
                                .find())
                        .map(InstanceStates.Repair::logger)
                        .findFirst())
                .orElse("org.apache.activemq.broker.BrokerService");
    }
}
