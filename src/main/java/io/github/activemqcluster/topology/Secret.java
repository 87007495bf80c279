package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A password or token that a topology contains.
 *
 * @param where the path of its element
 */
public record Secret(Place where, String value) {

    /** The attributes of a network connector that are passwords. */
    public static final List<String> CONNECTOR_ATTRIBUTES = List.of("password", "remotePassword");

    /** All secrets of a topology, in its order. */
    public static List<Secret> of(Topology topology) {
        List<Secret> secrets = new ArrayList<>();
        for (Group group : topology.groups()) {
            of(group.store(), secrets);
            of(group.security(), secrets);
        }
        for (NetworkConnector connector : topology.networkConnectors()) {
            for (String attribute : CONNECTOR_ATTRIBUTES) {
                add(
                        connector.where(),
                        attribute,
                        Optional.ofNullable(connector.attributes().get(attribute)),
                        secrets);
            }
        }
        for (Client client : topology.clients()) {
            add(client.where(), "password", client.password(), secrets);
        }
        return secrets.stream().distinct().toList();
    }

    private static void of(Store store, List<Secret> secrets) {
        store.secrets().forEach((word, value) -> add(store.where(), word, value, secrets));
    }

    private static void of(Security security, List<Secret> secrets) {
        security.users().forEach(user -> secrets.add(of(user)));
        security.sslContext().ifPresent(context -> {
            add(context.where(), "keyStorePassword", context.keyStorePassword(), secrets);
            add(context.where(), "trustStorePassword", context.trustStorePassword(), secrets);
        });
        security.console().ifPresent(console -> console.users().forEach(user -> secrets.add(of(user))));
    }

    private static Secret of(User user) {
        return new Secret(user.where().child("password"), user.password());
    }

    private static void add(Place parent, String element, Optional<String> value, List<Secret> secrets) {
        value.ifPresent(given -> secrets.add(new Secret(parent.child(element), given)));
    }

    /** Only the path: the value must not get into a log. */
    @Override
    public String toString() {
        return "Secret[where=" + where + "]";
    }
}
