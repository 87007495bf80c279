package io.github.activemqcluster.drill.verdict;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A failover that did not come by itself: a group was without a master until the drill started a member again that stood still. On a
 * cluster that nobody watches it would be without one still.
 *
 * @param group its id
 * @param seconds how long nothing had changed in it by then
 * @param member the instance that was started again
 * @param state what it had been all the while
 */
public record NoTakeover(String group, long seconds, String member, String state) {

    private static final Pattern DETAIL = Pattern.compile("^no master for (\\d+) s while it was (.*)");

    /** What the history has to say of the member's fault. */
    public static String detail(Duration time, String state) {
        return "no master for " + time.toSeconds() + " s while it was " + state;
    }

    /** All of a history. */
    public static List<NoTakeover> in(List<Event> history) {
        return history.stream()
                .filter(event -> event.kind() == Event.Kind.FAULT)
                .flatMap(event -> DETAIL.matcher(event.detail())
                        .results()
                        .map(detail -> new NoTakeover(
                                event.group(), Long.parseLong(detail.group(1)), event.broker(), detail.group(2))))
                .toList();
    }

    @Override
    public String toString() {
        return "nobody took over in group '" + group + "' for " + seconds + " s, until the drill started " + member
                + " again, which was " + state;
    }
}
