package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.release.BrokerState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the member that blocks a replicatedLevelDB group. The members elect a master only once each member of a quorum
 * has told how much of the log it has. So one stuck member can keep all others waiting, and only its restart helps.
 */
final class StalledElection {

    private final List<Set<BrokerState>> faults;

    /**
     * @param faults the states of a member that may be at fault; a member with an earlier state is at fault before the
     *     others
     */
    StalledElection(List<Set<BrokerState>> faults) {
        this.faults = faults;
    }

    /**
     * The member to restart.
     *
     * @param states the states of the members, in their order
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
