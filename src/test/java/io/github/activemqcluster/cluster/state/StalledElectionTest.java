package io.github.activemqcluster.cluster.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.BrokerState;
import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests which member's restart helps a stuck group. */
class StalledElectionTest {

    private static final InstanceStates KNOWN = InstanceStates.load();
    private static final State MASTER = state(BrokerState.MASTER);
    private static final State ATTACHING = state(BrokerState.ATTACHING);
    private static final State ELECTING = state(BrokerState.ELECTING);
    private static final State ELECTED = state(BrokerState.BECOMING);
    private static final State REGISTERING = state(BrokerState.REGISTERING);
    private static final State FAILING = state(BrokerState.FAILING);
    private static final State WAITING = state(BrokerState.NO_MEMBERS);
    private static final State DEAD = State.dead();

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
        return new StalledElection(KNOWN.faults())
                .atFault(members, List.of(states))
                .map(Instance::id);
    }

    private static State state(BrokerState state) {
        return State.of(KNOWN.state(state), Optional.empty());
    }
}
