package io.github.activemqcluster.drill;

import io.github.activemqcluster.drill.rehearsal.Rehearsal;
import java.util.Locale;

/** The rules that a drill checks. The catalogue of rules describes them, each with a page of its own. */
enum DrillRule {
    /** An acknowledged message is lost. */
    LOST("Look the messages up in the drill's history. The page 'What the drills found' tells what each "
            + "store is known to lose."),
    /** A message arrives altered, or was never sent. */
    UNEXPECTED("Look the messages up in the drill's history. If other clients use the drill's queues, give it "
            + "other names with drillQueues."),
    /** A transaction arrives in part. */
    TRANSACTION_IN_PART(
            "Look the transactions up in the drill's history. Expect this store to break up transactions when"
                    + " a broker dies, or choose another store."),
    /** A request gets no answer and no error. */
    REQUEST_IN_SILENCE(
            "Look the requests up in the drill's history. Give the client a timeout in its failover options, "
                    + "so that its send fails in time."),
    /** A message does not arrive in another group in time. */
    OUT_OF_REACH("Add a network connector, or make one duplex, so that the messages have a way. If they have one, "
            + "give them longer with drillTimeout."),
    /** A queue was not drained. */
    UNDECIDED("Mend why the rehearsal did not get to its end, and drill again. If this machine is slow, give it"
            + " longer with timeout."),
    /** A send fails although only one instance at a time is restarted. */
    SEND_FAILED("Let the client reconnect: look at maxReconnectAttempts and timeout in its failover options."),
    /** Two brokers of a group are master at once. */
    TWO_MASTERS("Look for a lock that does not work: useLock, a shared directory that is not shared or ignores "
            + "locks, or a lease that is shorter than a pause of the broker."),
    /** Nobody takes over by itself. */
    NO_TAKEOVER("Watch the group and restart such a member, as the drill did, or choose a store whose members "
            + "need no election."),
    /** A rehearsal breaks off. */
    BROKEN_OFF("Mend what the message names, look at the instances with the goal status, and drill again.");

    private final String mend;

    DrillRule(String mend) {
        this.mend = mend;
    }

    /** Whether that rehearsal can find a breach. */
    boolean isCheckedBy(Rehearsal.Kind rehearsal) {
        return switch (this) {
            case LOST, UNEXPECTED, UNDECIDED, NO_TAKEOVER, BROKEN_OFF -> true;
            case TRANSACTION_IN_PART, REQUEST_IN_SILENCE, TWO_MASTERS ->
                rehearsal != Rehearsal.Kind.STRANDED && rehearsal != Rehearsal.Kind.FULL;
            case OUT_OF_REACH -> rehearsal == Rehearsal.Kind.STRANDED;
            case SEND_FAILED -> rehearsal == Rehearsal.Kind.ROLLING;
        };
    }

    /** The id in the catalogue. */
    String id() {
        return "drill-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the user can do about it, unless more is known. */
    String mend() {
        return mend;
    }
}
