package io.github.activemqcluster.cluster;

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

    static State dead() {
        return of(Role.DEAD, "not running");
    }

    @Override
    public String toString() {
        return text;
    }
}
