package io.github.activemqcluster.testing;

import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Group;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client. */
public final class ClientBuilder {
    final String id;
    List<String> groups = List.of();
    private final Map<String, String> options = new LinkedHashMap<>(Map.of("timeout", "30000"));
    private Optional<String> userName = Optional.empty();
    private Optional<String> password = Optional.empty();

    ClientBuilder(String id) {
        this.id = id;
    }

    public ClientBuilder groups(String... values) {
        groups = Arrays.asList(values);
        return this;
    }

    public ClientBuilder option(String option, String value) {
        options.put(option, value);
        return this;
    }

    public ClientBuilder login(String user, String itsPassword) {
        userName = Optional.of(user);
        password = Optional.of(itsPassword);
        return this;
    }

    Client build(String where, List<Group> all) {
        return new Client(
                where,
                id,
                groups.isEmpty() ? all.stream().map(Group::id).toList() : groups,
                options,
                true,
                true,
                false,
                userName,
                password);
    }
}
