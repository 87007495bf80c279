package io.github.activemqcluster.testing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Traffic;
import io.github.activemqcluster.topology.Traffic.Consumed;
import io.github.activemqcluster.topology.Traffic.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client. */
public final class ClientBuilder {
    private static final Map<String, Kind> KINDS = Map.of(
            "queue", Kind.QUEUE,
            "topic", Kind.TOPIC,
            "durableTopic", Kind.DURABLE_TOPIC,
            "repliesTo", Kind.REPLIES);

    final String id;
    List<String> groups = List.of();
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<Destination> produces = new ArrayList<>();
    private final List<Consumed> consumes = new ArrayList<>();
    private boolean useAsyncSend;
    private boolean useDedicatedTaskRunner;
    private boolean transactedIndividualAck = true;
    private boolean examples;
    private Optional<String> userName = Optional.empty();
    private Optional<String> password = Optional.empty();

    ClientBuilder(String id) {
        this.id = id;
        options.put("timeout", "30000");
        options.put("maxReconnectDelay", "500");
    }

    public ClientBuilder groups(String... values) {
        groups = Arrays.asList(values);
        return this;
    }

    public ClientBuilder option(String option, String value) {
        options.put(option, value);
        return this;
    }

    public ClientBuilder useAsyncSend(boolean value) {
        useAsyncSend = value;
        return this;
    }

    public ClientBuilder transactedIndividualAck(boolean value) {
        transactedIndividualAck = value;
        return this;
    }

    public ClientBuilder useDedicatedTaskRunner(boolean value) {
        useDedicatedTaskRunner = value;
        return this;
    }

    public ClientBuilder examples() {
        examples = true;
        return this;
    }

    public ClientBuilder login(String user, String itsPassword) {
        userName = Optional.of(user);
        password = Optional.of(itsPassword);
        return this;
    }

    /** Each argument is a word of {@code consumes} or {@code produces} and a name, such as {@code queue:orders}. */
    public ClientBuilder produces(String... destinations) {
        for (String destination : destinations) {
            produces.add(new Destination(destination.startsWith("topic:"), nameIn(destination)));
        }
        return this;
    }

    /** As {@link #produces}, with {@code durableTopic} and {@code repliesTo} besides. */
    public ClientBuilder consumes(String... consumed) {
        for (String each : consumed) {
            consumes.add(new Consumed(KINDS.get(each.substring(0, each.indexOf(':'))), nameIn(each)));
        }
        return this;
    }

    private static String nameIn(String destination) {
        return destination.substring(destination.indexOf(':') + 1);
    }

    Client build(Place where, List<Group> all) {
        return new Client(
                where,
                id,
                groups.isEmpty() ? all.stream().map(Group::id).toList() : groups,
                produces.isEmpty() && consumes.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Traffic(produces, consumes)),
                options,
                new Client.Settings(useAsyncSend, true, useDedicatedTaskRunner, transactedIndividualAck),
                new Client.Login(userName, password),
                examples);
    }
}
