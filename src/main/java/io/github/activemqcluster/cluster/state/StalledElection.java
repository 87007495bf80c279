package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.release.BrokerState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who keeps a replicatedLevelDB group from getting on. Its members elect a master only once each of a quorum has said how much of
 * the log it has, so one that stands still can keep all others waiting, and nothing but a restart helps it.
 */
final class StalledElection {

    private final List<Set<BrokerState>> faults;

    /** @param faults what a member may be that is at fault; one that is among the first is, before the others */
    StalledElection(List<Set<BrokerState>> faults) {
        this.faults = faults;
    }

    /**
     * Who is to be started again.
     *
     * @param states of the members, in their order
     */
    Optional<Instance> atFault(List<Instance> members, List<State> states) {
        for (Set<BrokerState> fault : faults) {
            for (int i = 0; i < members.size(); i++) {
                if (states.get(i).broker().filter(fault::contains).isPresent()) {
                    return Optional.of(members.get(i));
                }
            }
        }
        return Optional.empty();
    }
}
