package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.release.BrokerState;
import io.github.activemqcluster.release.InstanceStates;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an instance is, and since when.
 *
 * @param broker of a broker, what it has said that it is; empty of one that does not run or is paused, and of a ZooKeeper server
 * @param text the same in a few words, which may say more: {@code waiting for members of its group}
 * @param since when it said so, as far as that is known
 */
public record State(Role role, Optional<BrokerState> broker, String text, Optional<Instant> since) {

    static State of(Role role, String text) {
        return new State(role, Optional.empty(), text, Optional.empty());
    }

    /** Of a broker. */
    static State of(InstanceStates.State known, Optional<Instant> since) {
        return new State(Role.valueOf(known.role()), Optional.of(known.state()), known.text(), since);
    }

    /** Of a ZooKeeper server that has answered. */
    static State of(InstanceStates.Answer answer) {
        return of(Role.valueOf(answer.role()), answer.text());
    }

    /**
     * Of an instance whose process is stopped by a signal.
     *
     * @param before what it was before that; empty where that cannot be known
     */
    static State paused(Optional<State> before) {
        return of(
                Role.PAUSED,
                "paused (SIGSTOP)" + before.map(state -> ", was " + state).orElse(""));
    }

    static State dead() {
        return of(Role.DEAD, "not running");
    }

    /** Whether it is a broker that has said one of these. */
    public boolean is(BrokerState... candidates) {
        return broker.filter(Arrays.asList(candidates)::contains).isPresent();
    }

    @Override
    public String toString() {
        return text;
    }
}
