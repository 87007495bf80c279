package io.github.activemqcluster.drill.verdict;

import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.Fault;
import java.util.List;

/**
 * A failover that did not happen by itself: a group had no master until the drill restarted a member. Without the drill
 * it would still have none.
 *
 * @param group its id
 * @param seconds how long nothing had changed in the group
 * @param member the instance that was restarted
 * @param state what that instance was all the time
 */
public record NoTakeover(String group, long seconds, String member, String state) {

    /** All of a history. */
    public static List<NoTakeover> in(List<Event> history) {
        return history.stream()
                .flatMap(event -> event.fault().flatMap(Fault::outage).stream()
                        .map(outage -> new NoTakeover(
                                event.group(), outage.time().toSeconds(), event.instance(), outage.state())))
                .toList();
    }

    @Override
    public String toString() {
        return "nobody took over in group '" + group + "' for " + seconds + " s, until the drill started " + member
                + " again, which was " + state;
    }
}
