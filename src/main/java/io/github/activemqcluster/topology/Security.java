package io.github.activemqcluster.topology;

import java.util.List;
import java.util.Optional;

/**
 * The users, keys and console of a group's brokers.
 *
 * @param users the users who may connect; none means that everybody may, without a login
 * @param sslContext absent means the JVM's own
 * @param console absent means that the user declared none
 */
public record Security(List<User> users, Optional<SslContext> sslContext, Optional<Console> console) {

    /** Everybody may do everything. */
    public static final Security NONE = new Security(List.of(), Optional.empty(), Optional.empty());

    public Security {
        users = List.copyOf(users);
    }

    /** Whether clients and bridges must log in. */
    public boolean hasAuthentication() {
        return !users.isEmpty();
    }
}
