package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.release.BrokerState;
import io.github.activemqcluster.release.InstanceStates;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The state of an instance, and its time.
 *
 * @param broker the state that a broker has logged; empty for a broker that does not run or is paused, and for a
 *     ZooKeeper server
 * @param text the state in a few words, which may say more: {@code waiting for members of its group}
 * @param since the time of the log line; empty if unknown
 */
public record State(Role role, Optional<BrokerState> broker, String text, Optional<Instant> since) {

    static State of(Role role, String text) {
        return new State(role, Optional.empty(), text, Optional.empty());
    }

    /** The state of a broker. */
    static State of(InstanceStates.State known, Optional<Instant> since) {
        return new State(Role.valueOf(known.role()), Optional.of(known.state()), known.text(), since);
    }

    /** The state of a ZooKeeper server that has answered. */
    static State of(InstanceStates.Answer answer) {
        return of(Role.valueOf(answer.role()), answer.text());
    }

    /**
     * The state of an instance whose process is stopped by a signal.
     *
     * @param before the state before the signal; empty if unknown
     */
    static State paused(Optional<State> before) {
        return of(
                Role.PAUSED,
                "paused (SIGSTOP)" + before.map(state -> ", was " + state).orElse(""));
    }

    static State dead() {
        return of(Role.DEAD, "not running");
    }

    /** Whether the instance is a broker in one of these states. */
    public boolean is(BrokerState... candidates) {
        return broker.filter(Arrays.asList(candidates)::contains).isPresent();
    }

    @Override
    public String toString() {
        return text;
    }
}
