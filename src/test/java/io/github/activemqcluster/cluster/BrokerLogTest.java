package io.github.activemqcluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as real brokers wrote them. */
class BrokerLogTest {

    private final BrokerLog log = new BrokerLog();

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
        log.read("2026-11-23 07:13:08,123 | INFO  | " + line);

        // then
        assertThat(log.state().role()).isEqualTo(role);
        assertThat(log.state().text()).isEqualTo(text);
    }

    @Test
    void theFirstLineThatSaysSoGivesTheTime() {
        // when
        log.read("2026-11-23 07:13:08,123 | INFO  | Not enough cluster members connected to elect a master.");
        log.read("2026-11-23 07:13:09,123 | INFO  | Not enough cluster members connected to elect a master.");

        // then
        assertThat(log.state().since())
                .hasValue(LocalDateTime.of(2026, 11, 23, 7, 13, 8, 123_000_000)
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
    }

    @Test
    void aLineInAnotherFormHasNoTime() {
        // when
        log.read("[main] INFO  Apache ActiveMQ 6.3.1 (orders, ID:x) started");

        // then
        assertThat(log.state()).isEqualTo(State.of(Role.MASTER, "master"));
    }

    @Test
    void anAttachedSlaveThatHasStartedIsASlaveUntilItsMasterFails() {
        // when, then
        log.read("Slave connection between vm://pair-2#0 and tcp://127.0.0.1:61616 has been successfully established.");
        log.read("Apache ActiveMQ 5.7.0 (pair-2, ID:x) started");
        assertThat(log.state().role()).isEqualTo(Role.SLAVE);
        log.read("Master Failed - starting all connectors");
        assertThat(log.state().role()).isEqualTo(Role.MASTER);
    }

    @Test
    void aSessionIsNewsOfAMemberThatHasNoRoleOnly() {
        // given
        String session = "Session establishment complete on server localhost/127.0.0.1:2181, negotiated timeout = 4000";

        // when, then
        log.read(session);
        assertThat(log.state().text()).isEqualTo("registering with its group");
        attach();
        log.read(session);
        assertThat(log.state().role()).isEqualTo(Role.SLAVE);
        log.read("Restarting broker");
        log.read(session);
        assertThat(log.state().text()).isEqualTo("registering with its group");
    }

    @Test
    void whoCopiesItsMasterIsASlaveOnceItHasAllOfIt() {
        // when, then
        log.read("Attaching to master: tcp://127.0.0.1:61619");
        log.read("Slave started");
        log.read(
                "2026-11-23 11:28:41,219 | INFO  | Attaching... Downloaded 4965.91/5212.02 kb and 2/5 files | x.SlaveLevelDBStore");
        assertThat(log.state().text()).isEqualTo("copying its master");
        log.read(
                "2026-11-23 11:28:41,260 | INFO  | Attached | org.apache.activemq.leveldb.replicated.SlaveLevelDBStore");
        assertThat(log.state().role()).isEqualTo(Role.SLAVE);
    }

    @Test
    void whoWaitedForALockAndReadsItsStoreHasGotIt() {
        // given
        String read = "2026-11-23 07:13:28,123 | INFO  | KahaDB is version 7 | x.MessageDatabase | main";

        // when, then: whoever has the lock at once has no news in that
        log.read(read);
        assertThat(log.state()).isEqualTo(State.of(Role.STARTING, "starting"));
        log.read("Database /x/kahadb/lock is locked by another server. This broker is now in slave mode");
        log.read(read);
        assertThat(log.state().role()).isEqualTo(Role.STARTING);
        assertThat(log.state().text()).isEqualTo("becoming master");
        log.read("Apache ActiveMQ 6.3.1 (orders, ID:x) started");
        assertThat(log.state().role()).isEqualTo(Role.MASTER);
    }

    private void attach() {
        log.read("Attaching to master: tcp://127.0.0.1:61619");
        log.read("Attached");
    }

    @Test
    void whoHasFailedHasLostWhatItWas() {
        // when, then
        assertThat(log.hasBelonged()).isFalse();
        assertThat(log.hadBelonged()).isFalse();
        attach();
        log.read("Demoted to slave");
        assertThat(log.hasBelonged()).isTrue();
        log.read("Failed to start Apache ActiveMQ (orders, null)");
        log.read("Apache ActiveMQ 6.3.1 (orders, ID:x) is shutting down");
        assertThat(log.hasBelonged()).isFalse();
        assertThat(log.hadBelonged()).isTrue();
    }

    @Test
    void whatItIsToldOfItselfIsNoRole() {
        // when
        log.read("Loading message broker from: xbean:file:conf/activemq.xml");

        // then
        assertThat(log.state()).isEqualTo(State.of(Role.STARTING, "starting"));
    }
}
