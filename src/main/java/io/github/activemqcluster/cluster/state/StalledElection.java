package io.github.activemqcluster.cluster.state;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who keeps a replicatedLevelDB group from getting on. Its members elect a master only once each of a quorum has said how much of
 * the log it has, so one that stands still can keep all others waiting, and nothing but a restart helps it.
 */
public final class StalledElection {

    /** Whoever has come furthest waits for nobody, so the first of them is at fault. */
    private static final List<Predicate<State>> FAULTS = List.of(
            state -> state.role() == Role.FAILING,
            // Elected, or starting again within its JVM.
            state ->
                    state.role() == Role.STARTING && !isAttaching(state) && !isElecting(state) && !isRegistering(state),
            // A slave that is told of an election in the moment of a new try waits in SlaveLevelDBStore.doStop for a
            // callback that
            // never comes (seen on 5.16.7), so that it neither attaches nor says what it has; one that missed an
            // election asks
            // at its own old address.
            StalledElection::isAttaching,
            StalledElection::isElecting,
            StalledElection::isRegistering,
            state -> state.role() == Role.WAITING);

    private StalledElection() {}

    /**
     * Who is to be started again.
     *
     * @param states of the members, in their order
     */
    public static Optional<Instance> atFault(List<Instance> members, List<State> states) {
        for (Predicate<State> fault : FAULTS) {
            for (int i = 0; i < members.size(); i++) {
                if (fault.test(states.get(i))) {
                    return Optional.of(members.get(i));
                }
            }
        }
        return Optional.empty();
    }

    public static boolean isRegistering(State state) {
        return state.text().equals(BrokerLog.REGISTERING);
    }

    public static boolean isElecting(State state) {
        return state.text().equals(BrokerLog.ELECTING);
    }

    public static boolean isAttaching(State state) {
        return state.text().equals(BrokerLog.ATTACHING) || state.text().equals(BrokerLog.COPYING);
    }
}
