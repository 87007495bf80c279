package io.github.activemqcluster.rule.security;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Topology;
import java.util.Optional;

/**
 * {@code connector-credentials}: if clients must log in, the connectors log in too.
 *
 * <p>Source: {@code DemandForwardingBridgeSupport} logs in with {@code userName} at its own broker, and with {@code
 * remoteUserName}, or else {@code userName}, at the other broker. The other side of a duplex connector also logs in
 * with {@code userName} at its broker.
 */
public final class ConnectorsLogIn implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (NetworkConnector connector : topology.networkConnectors()) {
            Login own = Login.of(connector, "userName", "password");
            Login remote = connector.attributes().containsKey("remoteUserName")
                    ? Login.of(connector, "remoteUserName", "remotePassword")
                    : own;
            Optional<Group> from = topology.group(connector.from());
            Optional<Group> to = connector.to().flatMap(topology::group);
            if (!isRefused(connector, own, from, findings) && !isRefused(connector, remote, to, findings)) {
                if (connector.duplex()) {
                    isRefused(connector, own, to, findings);
                }
            }
        }
    }

    /** Whether a group refuses the connector. Reports it then. */
    private static boolean isRefused(
            NetworkConnector connector, Login login, Optional<Group> group, Findings findings) {
        if (group.isEmpty() || !group.get().security().hasAuthentication()) {
            return false;
        }
        String at = "group " + Wording.quote(group.get().id());
        if (login.user().isEmpty()) {
            findings.error(
                    connector.where().child(login.userElement()),
                    "the connector " + Wording.quote(connector.name()) + " does not log in, and " + at
                            + " lets nobody in who does not",
                    "Give it the userName and password of one of the group's users.");
            return true;
        }
        boolean isKnown = group.get().security().users().stream()
                .anyMatch(user -> user.username().equals(login.user().get())
                        && user.password().equals(login.password().orElse("")));
        if (!isKnown) {
            findings.error(
                    connector.where().child(login.userElement()),
                    at + " has no user " + Wording.quote(login.user().get()) + " with the password that the connector "
                            + Wording.quote(connector.name()) + " logs in with",
                    "Give it the name and password of one of the group's users: a bridge logs in at both of its ends.");
        }
        return !isKnown;
    }

    /** The user with which a connector logs in. */
    private record Login(String userElement, Optional<String> user, Optional<String> password) {

        static Login of(NetworkConnector connector, String user, String password) {
            return new Login(
                    user,
                    Optional.ofNullable(connector.attributes().get(user)),
                    Optional.ofNullable(connector.attributes().get(password)));
        }
    }
}
