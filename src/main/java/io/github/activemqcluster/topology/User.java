package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.List;

/**
 * A user who may log in.
 *
 * @param groups the groups, or under the console the roles, that the user is in; at least one
 */
public record User(Place where, String username, String password, List<String> groups) {

    public User {
        groups = List.copyOf(groups);
    }

    /** All fields except the password, which must not get into a log. */
    @Override
    public String toString() {
        return "User[where=" + where + ", username=" + username + ", groups=" + groups + "]";
    }
}
