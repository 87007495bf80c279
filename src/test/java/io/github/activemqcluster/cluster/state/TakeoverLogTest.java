package io.github.activemqcluster.cluster.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.cluster.state.TakeoverLog.Step;
import io.github.activemqcluster.release.InstanceStates;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeoverLogTest {

    private static final Instant KILLED = at("2026-11-28T09:19:12");

    @Test
    void aKahaDbSaysThatItHasTheLockByOpeningItsStore() {
        assertThat(new TakeoverLog(InstanceStates.load())
                        .since(
                                KILLED,
                                List.of(
                                        "Java Runtime: Debian 17.0.15",
                                        "2026-11-28 09:19:10,795 | INFO  | Database lock is locked by another server. This"
                                                + " broker is now in slave mode",
                                        "2026-11-28 09:19:14,191 | INFO  | Starting KahaDBStore | org.apache",
                                        "2026-11-28 09:19:14,192 | INFO  | Opening MessageDatabase | org.apache",
                                        "2026-11-28 09:19:15,364 | INFO  | KahaDB is version 7 | org.apache",
                                        "2026-11-28 09:19:20,281 | INFO  | Apache ActiveMQ 6.3.1 (orders, ID:vm-1) is starting",
                                        "2026-11-28 09:19:20,477 | INFO  | Connector openwire started | org.apache")))
                .containsOnlyKeys(Step.CHOSEN, Step.STORE_READ, Step.LISTENING)
                .containsEntry(Step.CHOSEN, at("2026-11-28T09:19:14.191"))
                .containsEntry(Step.STORE_READ, at("2026-11-28T09:19:20.281"))
                .containsEntry(Step.LISTENING, at("2026-11-28T09:19:20.477"));
    }

    @Test
    void aLeaseAndAnElectionAreSaidByTheirOwnLines() {
        assertThat(chosen("Slave_2, becoming master with lease expiry Sat Nov 28 on dataSource"))
                .isTrue();
        assertThat(chosen("Promoted to master")).isTrue();
        assertThat(chosen("Attaching to master: tcp://127.0.0.1:61619")).isFalse();
    }

    @Test
    void whatWasBeforeOrHasNoTimeDoesNotCount() {
        assertThat(new TakeoverLog(InstanceStates.load())
                        .since(
                                KILLED,
                                List.of(
                                        "2026-11-28 09:19:11,999 | INFO  | Promoted to master",
                                        "INFO  | Connector openwire started")))
                .isEmpty();
    }

    private static boolean chosen(String message) {
        return new TakeoverLog(InstanceStates.load())
                .since(KILLED, List.of("2026-11-28 09:19:13,000 | INFO  | " + message))
                .containsKey(Step.CHOSEN);
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant();
    }
}
