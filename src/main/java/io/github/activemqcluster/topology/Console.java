package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.List;
import java.util.Optional;

/**
 * The web console of a group's brokers.
 *
 * @param host the address on which the console listens; absent means this machine only
 * @param users the users who may log in; none means {@code admin}, with a random password for each broker
 */
public record Console(Place where, Optional<String> host, List<User> users) {

    public Console {
        users = List.copyOf(users);
    }
}
