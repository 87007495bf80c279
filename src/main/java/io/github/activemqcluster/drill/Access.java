package io.github.activemqcluster.drill;

import java.util.Map;
import java.util.Optional;

/**
 * How a client reaches one group.
 *
 * @param client its id
 * @param group the group's id
 * @param url with the brokers of that group only, and all options of the client
 * @param options the same, of the failover transport
 * @param userName as whom it logs in; empty means that it does not
 */
public record Access(
        String client,
        String group,
        String url,
        Map<String, String> options,
        Optional<String> userName,
        Optional<String> password) {

    public Access {
        options = Map.copyOf(options);
    }

    /** Everything but the password, which belongs into no log. */
    @Override
    public String toString() {
        return client + " on " + group;
    }
}
