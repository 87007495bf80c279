package io.github.activemqcluster.cluster.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.BrokerState;
import io.github.activemqcluster.release.InstanceStates;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log lines of real brokers. */
class BrokerLogTest {

    private static final String WORD = "0a1b";

    private final InstanceStates known = InstanceStates.load();
    private final BrokerLog log = new BrokerLog(new BrokerLog.Meanings(known), WORD);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Apache ActiveMQ 6.3.1 (orders, ID:vm-45069-1795420041169-0:1) is starting                                     | STARTING | starting
                    Apache ActiveMQ 6.3.1 (orders, ID:vm-45069-1795420041169-0:1) started                                         | MASTER   | master
                    Database /x/kahadb/lock is locked by another server. This broker is now in slave mode waiting a lock to be acquired | SLAVE | slave
                    Database /x/kahadb/lock is locked... waiting 10 seconds for the database to be unlocked. Reason: x           | SLAVE    | slave
                    Attempting to acquire the exclusive lock to become the Master broker                                          | SLAVE    | slave
                    orders-2 attempting to acquire exclusive lease to become the master                                           | SLAVE    | slave
                    orders-2 lease acquire failure: java.sql.SQLException: refused                                                | WAITING  | waiting for its database
                    orders-2, becoming master with lease expiry Mon Nov 23 07:13:08 UTC 2026 on dataSource                        | STARTING | becoming master
                    Initiating stop/restart of transports on orders due to IO exception                                          | WAITING  | waiting for its database
                    Successfully restarted transports on orders                                                                   | MASTER   | master
                    Starting a slave connection between vm://pair-2#0 and tcp://127.0.0.1:61616                                   | WAITING  | waiting for its master
                    Slave connection between vm://pair-2#0 and tcp://127.0.0.1:61616 has been successfully established.          | SLAVE    | slave
                    Attaching to master: tcp://127.0.0.1:61619                                                                    | STARTING | attaching to its master
                    Slave stopped                                                                                                 | STARTING | electing a master
                    Not enough cluster members connected to elect a master.                                                       | WAITING  | waiting for members of its group
                    Promoted to master                                                                                            | STARTING | becoming master
                    Demoted to slave                                                                                              | STARTING | starting again
                    Failed to start Apache ActiveMQ (orders, null)                                                                | FAILING  | failing
                    Apache ActiveMQ 6.3.1 (orders, ID:x) is shutting down                                                         | STARTING | stopping
                    """)
    void aLineSaysWhatABrokerIs(String line, Role role, String text) {
        // when
        says(line);

        // then
        assertThat(log.state().role()).isEqualTo(role);
        assertThat(log.state().text()).isEqualTo(text);
    }

    @Test
    void theFirstLineThatSaysSoGivesTheTime() {
        // when
        says("2026-11-23 07:13:08,123", "Not enough cluster members connected to elect a master.");
        says("2026-11-23 07:13:09,123", "Not enough cluster members connected to elect a master.");

        // then
        assertThat(log.state().since())
                .hasValue(LocalDateTime.of(2026, 11, 23, 7, 13, 8, 123_000_000)
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
    }

    @Test
    void aTimeInAnotherFormIsNone() {
        // when
        says("now", "Apache ActiveMQ 6.3.1 (orders, ID:x) started");

        // then
        assertThat(log.state()).isEqualTo(State.of(known.state(BrokerState.MASTER), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // not its last start
                "1a1b | 2026-11-23 07:13:08,123 | org.apache.activemq.broker.BrokerService | Apache ActiveMQ x started",
                // another logger, which passes on texts of clients
                "0a1b | 2026-11-23 07:13:08,123 | org.apache.activemq.broker.TransportConnection | Apache ActiveMQ x started",
                // the second line of a message
                "Apache ActiveMQ x started",
                " | 2026-11-23 07:13:08,123 | org.apache.activemq.broker.BrokerService | Apache ActiveMQ x started",
                "0a1b | 2026-11-23 07:13:08,123 | org.apache.activemq.broker.BrokerService",
                // in the middle of a message
                "0a1b | 2026-11-23 07:13:08,123 | org.apache.activemq.broker.BrokerService | x Apache ActiveMQ x started",
            })
    void aLineThatSomebodyElseCanHaveWrittenIsNone(String line) {
        // when
        log.read(line);

        // then
        assertThat(log.isSilent()).isTrue();
        assertThat(log.state()).isEqualTo(State.of(known.state(BrokerState.STARTING), Optional.empty()));
    }

    @Test
    void withoutAStartNothingCounts() {
        // given
        BrokerLog never = new BrokerLog(new BrokerLog.Meanings(known), "");

        // when
        never.read(" | 2026-11-23 07:13:08,123 | org.apache.activemq.broker.BrokerService | Apache ActiveMQ x started");

        // then
        assertThat(never.isSilent()).isTrue();
    }

    @Test
    void repairsAreCounted() {
        // when, then
        says("Recovery replayed 8 operations from the journal in 0.5 seconds.");
        assertThat(log.repairs()).isEmpty();
        says("Corrupt journal records found in '/x/db-1.log' between offsets: 19917..20425");
        says("Corrupt journal records found in '/x/db-2.log' between offsets: 28..2042");
        assertThat(log.repairs())
                .containsExactly(
                        "2 places with corrupt records in its journal", "8 operations replayed from its journal");
    }

    @Test
    void anAttachedSlaveThatHasStartedIsASlaveUntilItsMasterFails() {
        // when, then
        says("Slave connection between vm://pair-2#0 and tcp://127.0.0.1:61616 has been successfully established.");
        says("Apache ActiveMQ 5.7.0 (pair-2, ID:x) started");
        assertThat(log.state().role()).isEqualTo(Role.SLAVE);
        says("Master Failed - starting all connectors");
        assertThat(log.state().role()).isEqualTo(Role.MASTER);
    }

    @Test
    void aSessionIsNewsOfAMemberThatHasNoRoleOnly() {
        // given
        String session = "Session establishment complete on server localhost/127.0.0.1:2181, negotiated timeout = 4000";

        // when, then
        says(session);
        assertThat(log.state().text()).isEqualTo("registering with its group");
        attach();
        says(session);
        assertThat(log.state().role()).isEqualTo(Role.SLAVE);
        says("Apache ActiveMQ 5.16.7 (group1, ID:x) is shutting down");
        says("Using Persistence Adapter: Replicated LevelDB");
        says(session);
        assertThat(log.state().text()).isEqualTo("registering with its group");
    }

    @Test
    void whoCopiesItsMasterIsASlaveOnceItHasAllOfIt() {
        // when, then
        says("Attaching to master: tcp://127.0.0.1:61619");
        says("Slave started");
        says("2026-11-23 11:28:41,219", "Attaching... Downloaded 4965.91/5212.02 kb and 2/5 files");
        assertThat(log.state().text()).isEqualTo("copying its master");
        says("2026-11-23 11:28:41,260", "Attached");
        assertThat(log.state().role()).isEqualTo(Role.SLAVE);
    }

    @Test
    void whoWaitedForALockAndReadsItsStoreHasGotIt() {
        // given
        String read = "KahaDB is version 7";

        // when, then: no news of a broker that gets the lock at once
        says(read);
        assertThat(log.state()).isEqualTo(State.of(known.state(BrokerState.STARTING), Optional.empty()));
        says("Database /x/kahadb/lock is locked by another server. This broker is now in slave mode");
        says(read);
        assertThat(log.state().role()).isEqualTo(Role.STARTING);
        assertThat(log.state().text()).isEqualTo("becoming master");
        says("Apache ActiveMQ 6.3.1 (orders, ID:x) started");
        assertThat(log.state().role()).isEqualTo(Role.MASTER);
    }

    private void says(String message) {
        says("2026-11-23 07:13:08,123", message);
    }

    /** A line of the logger that logs such messages. */
    private void says(String time, String message) {
        String logger = Stream.concat(
                        known.lines().stream()
                                .filter(line -> Pattern.compile(line.pattern())
                                        .matcher(message)
                                        .find())
                                .map(InstanceStates.Line::logger),
                        known.repairs().stream()
                                .filter(repair -> Pattern.compile(repair.pattern())
                                        .matcher(message)
                                        .find())
                                .map(InstanceStates.Repair::logger))
                .findFirst()
                .orElse("org.apache.activemq.broker.BrokerService");
        log.read(WORD + " | " + time + " | " + logger + " | " + message);
    }

    private void attach() {
        says("Attaching to master: tcp://127.0.0.1:61619");
        says("Attached");
    }

    @Test
    void whoHasFailedHasLostWhatItWas() {
        // when, then
        assertThat(log.hasBelonged()).isFalse();
        assertThat(log.hadBelonged()).isFalse();
        attach();
        says("Demoted to slave");
        assertThat(log.hasBelonged()).isTrue();
        says("Failed to start Apache ActiveMQ (orders, null)");
        says("Apache ActiveMQ 6.3.1 (orders, ID:x) is shutting down");
        assertThat(log.hasBelonged()).isFalse();
        assertThat(log.hadBelonged()).isTrue();
    }

    @Test
    void whatItIsToldOfItselfIsNoRole() {
        // when
        says("Loading message broker from: xbean:file:conf/activemq.xml");

        // then
        assertThat(log.state()).isEqualTo(State.of(known.state(BrokerState.STARTING), Optional.empty()));
    }
}
