package io.github.activemqcluster.drill.history;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A fault of an instance, or the end of one.
 *
 * @param outage how long the group had no master; only {@link Kind#NO_TAKEOVER} has it
 * @param remark for people
 */
public record Fault(Kind kind, Optional<Outage> outage, Detail.Remark remark) implements Detail {

    public Fault {
        if (outage.isPresent() != (kind == Kind.NO_TAKEOVER)) {
            throw new IllegalArgumentException("an outage belongs to " + Kind.NO_TAKEOVER + ", not to " + kind);
        }
    }

    /** What can happen to an instance. */
    public enum Kind {
        /** The drill killed it, as {@code kill -9} does. */
        KILL(true),
        /** The drill stopped it in an orderly way. */
        STOP(true),
        /** The drill paused its process. */
        PAUSE(true),
        /** The drill let its process continue. */
        RESUME(false),
        /** The drill cut its links. */
        CUT(true),
        /** The drill restored its links. */
        HEAL(false),
        /** Its process ended by itself, and the drill started it again. */
        ENDED(false),
        /** The drill restarted it because its start did not get on. */
        RESTARTED(false),
        /** It kept its group without a master until the drill restarted it. */
        NO_TAKEOVER(false);

        private final boolean rehearsed;

        Kind(boolean rehearsed) {
            this.rehearsed = rehearsed;
        }

        /** Whether it is what a rehearsal is there to cause. */
        public boolean isRehearsed() {
            return rehearsed;
        }

        /** The word for it in the history file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A group without a master.
     *
     * @param time how long nothing changed in the group
     * @param state what the member that had to be restarted was all the time
     */
    public record Outage(Duration time, String state) {}

    /** A fault of which the kind says everything. */
    public static Fault of(Kind kind) {
        return new Fault(kind, Optional.empty(), Remark.NONE);
    }

    /** A fault with a reason for people. */
    public static Fault of(Kind kind, String remark) {
        return new Fault(kind, Optional.empty(), Remark.of(remark));
    }

    /** A member kept its group without a master. */
    public static Fault noTakeover(Outage outage) {
        return new Fault(Kind.NO_TAKEOVER, Optional.of(outage), Remark.NONE);
    }
}
