package io.github.activemqcluster.drill;

import java.util.Optional;

/**
 * Whose messages a queue has.
 *
 * @param words for people
 * @param access the client whose takeovers are measured; empty where none are
 */
public record Subject(String words, Optional<Access> access) {

    static Subject client(Access access) {
        return new Subject(access.toString(), Optional.of(access));
    }

    static Subject other(String words) {
        return new Subject(words, Optional.empty());
    }
}
