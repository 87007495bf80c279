package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.List;
import java.util.Optional;

/**
 * The web console of a group's brokers.
 *
 * @param host the address that it listens on; absent means this machine only
 * @param users who may log in; none means {@code admin}, with a password that is made at random for each broker
 */
public record Console(Place where, Optional<String> host, List<User> users) {

    public Console {
        users = List.copyOf(users);
    }
}
