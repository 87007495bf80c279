package io.github.activemqcluster.render;

import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The cluster as the scripts see it that send to the brokers and receive from them.
 *
 * @param javaFrom the first feature release of Java that the release runs on
 * @param home the home, relative to the output directory
 * @param runtime {@code distribution} or {@code assembled}
 * @param commands the commands of the release's own console, separated by blanks
 * @param clients the topology's clients, and after them one for each group, which reaches no other group
 */
record AccessModel(
        String version, String javaFrom, String home, String runtime, String commands, List<Access> clients) {

    /** The URL and the login of a client. */
    record Access(String id, String url, Optional<String> userName, Optional<String> password) {}

    static AccessModel of(Topology topology, Addresses addresses, Release release) {
        List<Access> clients = new ArrayList<>();
        for (Client client : topology.clients()) {
            add(client.id(), FailoverUrl.of(addresses, client), client.userName(), client.password(), clients);
        }
        for (Group group : topology.groups()) {
            if (clients.stream().noneMatch(client -> client.id().equals(group.id()))) {
                Optional<User> user = group.security().users().stream().findFirst();
                add(
                        group.id(),
                        new FailoverUrl(addresses.openwire(group.id()), Map.of()),
                        user.map(User::username),
                        user.map(User::password),
                        clients);
            }
        }
        return new AccessModel(
                release.version().toString(),
                release.required("java.from"),
                Layout.homePath(release.product(), release.version().toString()),
                topology.activemq().runtime().name().toLowerCase(Locale.ROOT),
                String.join(" ", release.values("console.command")),
                List.copyOf(clients));
    }

    boolean hasPassword() {
        return clients.stream().anyMatch(client -> client.password().isPresent());
    }

    /** A group without OpenWire is of no use here. */
    private static void add(
            String id, FailoverUrl url, Optional<String> userName, Optional<String> password, List<Access> clients) {
        if (!url.members().isEmpty()) {
            clients.add(new Access(id, url.toString(), userName, password));
        }
    }
}
