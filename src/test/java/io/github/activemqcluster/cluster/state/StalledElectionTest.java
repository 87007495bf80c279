package io.github.activemqcluster.cluster.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.TopologyBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose restart helps a group that does not get on. */
class StalledElectionTest {

    private static final State MASTER = State.of(Role.MASTER, "master");
    private static final State ATTACHING = State.of(Role.STARTING, BrokerLog.ATTACHING);
    private static final State ELECTING = State.of(Role.STARTING, BrokerLog.ELECTING);
    private static final State ELECTED = State.of(Role.STARTING, BrokerLog.BECOMING_MASTER);
    private static final State REGISTERING = State.of(Role.STARTING, BrokerLog.REGISTERING);
    private static final State FAILING = State.of(Role.FAILING, "failing");
    private static final State WAITING = State.of(Role.WAITING, "waiting for members of its group");
    private static final State DEAD = State.of(Role.DEAD, "not running");

    private final List<Instance> members = RunningCluster.of(
                    new TopologyBuilder()
                            .activemq("5.16.7")
                            .ensemble("zk", ensemble -> ensemble.connectString("127.0.0.1:1"))
                            .group("group1", group -> group.size(3).replicatedLevelDb("zk"))
                            .build(),
                    Path.of("output"),
                    Optional.empty())
            .of("group1");

    @Test
    void whoAttachesToNobodyKeepsTheOthersWaitingForItsPosition() {
        assertThat(atFault(ELECTING, ATTACHING, DEAD)).contains("group1-2");
        assertThat(atFault(DEAD, ATTACHING, WAITING)).contains("group1-2");
    }

    @Test
    void whoWasElectedKeepsTheOthersWaitingForItsAddress() {
        assertThat(atFault(ATTACHING, ELECTING, ELECTED)).contains("group1-3");
    }

    @Test
    void whoHasFailedIsTheFirstToBeHelped() {
        assertThat(atFault(ELECTED, FAILING, WAITING)).contains("group1-2");
    }

    @Test
    void whoIsSilentIsHelpedBeforeWhoSaysThatItWaits() {
        assertThat(atFault(WAITING, WAITING, REGISTERING)).contains("group1-3");
        assertThat(atFault(WAITING, REGISTERING, ELECTING)).contains("group1-3");
    }

    @Test
    void whoHasItsRoleOrDoesNotRunIsNotAtFault() {
        assertThat(atFault(MASTER, DEAD, DEAD)).isEmpty();
    }

    private Optional<String> atFault(State... states) {
        return StalledElection.atFault(members, Stream.of(states).toList()).map(Instance::id);
    }
}
