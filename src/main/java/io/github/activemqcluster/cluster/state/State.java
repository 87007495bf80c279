package io.github.activemqcluster.cluster.state;

import java.time.Instant;
import java.util.Optional;

/**
 * What an instance is, and since when.
 *
 * @param text the same in a few words, which may say more: {@code waiting for members of its group}
 * @param since when it said so, as far as that is known
 */
public record State(Role role, String text, Optional<Instant> since) {

    static State of(Role role, String text) {
        return new State(role, text, Optional.empty());
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

    @Override
    public String toString() {
        return text;
    }
}
