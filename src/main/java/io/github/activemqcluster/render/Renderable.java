package io.github.activemqcluster.render;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Misfit;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses elements that cannot be rendered. Some are not supported yet. Others break a rule that the user has turned
 * off, and the rendered files could not mean what was asked.
 */
final class Renderable {

    private static final String RULE = "vocabulary";

    /**
     * Two instances in one folder would be half of each. So this rule is checked even if the user has turned it off.
     */
    private static final String IDS_UNIQUE = "ids-unique";

    private static final int LONGEST = 60;

    /**
     * Ids are folder names. Spring reads them in the broker's paths, and would take an expression in them for its own.
     */
    private static final Pattern FOLDER = Pattern.compile("(?!\\.{1,2}$)(?!.*[#$]\\{)[^/\\\\:\\p{Cntrl}]+");

    /** A host's name or IP address, as it can stand in a URI. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9:\\[][A-Za-z0-9.:\\-\\]]*");

    private final Addresses addresses;
    private final Optional<Release> activemq;
    private final Optional<Release> zookeeper;

    Renderable(Addresses addresses, Optional<Release> activemq, Optional<Release> zookeeper) {
        this.addresses = addresses;
        this.activemq = activemq;
        this.zookeeper = zookeeper;
    }

    void check(Topology topology, Problems problems) {
        checkReleases(topology, problems);
        Set<String> instances = new HashSet<>();
        Set<String> clients = new HashSet<>();
        for (Group group : topology.groups()) {
            checkPair(group, problems);
            checkElection(group, problems);
            checkProtocols(topology, group, problems);
            group.tuning()
                    .destinationPolicies()
                    .forEach(policy -> checkDestination(policy.destination(), policy.where(), problems));
            for (Broker broker : group.brokers()) {
                checkFolder(broker.id(), broker.where(), instances, problems);
                checkAddress(broker.host(), broker.where(), problems);
            }
        }
        for (Server server : topology.servers()) {
            checkFolder(server.id(), server.where(), instances, problems);
            checkAddress(server.host(), server.where(), problems);
        }
        for (NetworkConnector connector : topology.networkConnectors()) {
            checkConnector(connector, problems);
            Stream.of(
                            connector.dynamicallyIncludedDestinations(),
                            connector.excludedDestinations(),
                            connector.staticallyIncludedDestinations())
                    .flatMap(List::stream)
                    .forEach(destination -> checkDestination(destination.physicalName(), connector.where(), problems));
        }
        for (Client client : topology.clients()) {
            checkFolder(client.id(), client.where(), clients, problems);
            client.groups().forEach(group -> checkOpenwire(group, client.where().child("groups"), problems));
        }
    }

    private void checkReleases(Topology topology, Problems problems) {
        if (activemq.isEmpty()) {
            problems.error(
                    RULE,
                    topology.activemq().where().child("version"),
                    quote(topology.activemq().version()) + " is not a release number",
                    "Write one such as 6.3.1.");
        }
        if (zookeeper.isEmpty() && !topology.servers().isEmpty()) {
            problems.error(
                    RULE,
                    topology.zookeeper()
                            .map(declared -> declared.where().child("version"))
                            .orElse(Place.TOPOLOGY.child("zookeeper")),
                    "the ZooKeeper servers' release is missing or not a release number",
                    "Write one such as 3.9.5.");
        }
    }

    /** The name of the setting that elects a master differs from release to release. */
    private void checkElection(Group group, Problems problems) {
        if (group.store() instanceof Store.ReplicatedLevelDb store
                && activemq.isPresent()
                && !activemq.get().has("replicatedLevelDB.sessionTimeout")) {
            problems.error(
                    RULE,
                    store.where(),
                    "ActiveMQ " + activemq.get().version() + " has no replicatedLevelDB that could be configured",
                    "Give the group another store, or use a release that has it.");
        }
    }

    /** A slave connects to its master with OpenWire. */
    private void checkPair(Group group, Problems problems) {
        if (group.store().mastership() == Store.Mastership.DECLARATION) {
            checkOpenwire(group.id(), group.store().where(), problems);
        }
    }

    /** Older releases do not know every protocol, and an assembled runtime has the jars of only some protocols. */
    private void checkProtocols(Topology topology, Group group, Problems problems) {
        if (activemq.isEmpty()) {
            return;
        }
        Release release = activemq.get();
        boolean assembled = topology.activemq().runtime() == RuntimeKind.ASSEMBLED;
        List<String> inRelease = release.values("protocol");
        List<String> inAssembled = release.values("assembled.protocol");
        for (TransportConnector connector : group.transportConnectors()) {
            String protocol = connector.protocol().element();
            if (!inRelease.contains(protocol)) {
                problems.error(
                        RULE,
                        connector.where(),
                        "ActiveMQ " + release.version() + " does not speak " + protocol,
                        "Use one of " + String.join(", ", inRelease) + ", or a later release.");
            } else if (assembled && !inAssembled.isEmpty() && !inAssembled.contains(protocol)) {
                problems.error(
                        RULE,
                        connector.where(),
                        protocol + " is not in an assembled runtime of ActiveMQ " + release.version(),
                        "Use one of " + String.join(", ", inAssembled) + ", or a release with a distribution.");
            }
        }
    }

    private static void checkFolder(String id, Place where, Set<String> taken, Problems problems) {
        if (!taken.add(id)) {
            problems.error(
                    IDS_UNIQUE,
                    where.child("id"),
                    quote(id) + " is the name of another one's folder",
                    "Give each its own id.");
        }
        if (!FOLDER.matcher(id).matches()) {
            problems.error(RULE, where.child("id"), quote(id) + " cannot be a folder's name", "Use a-zA-Z0-9._- only.");
        }
    }

    /** Options are for a client to give when it names a destination ({@code ActiveMQDestination.setPhysicalName}). */
    private static void checkDestination(String name, Place where, Problems problems) {
        if (name.contains("?")) {
            problems.error(
                    RULE,
                    where,
                    "the destination " + quote(name)
                            + " has a question mark, which ActiveMQ takes for the end of its name",
                    "Leave it out, with all that follows.");
        }
    }

    private void checkAddress(String host, Place where, Problems problems) {
        String address = addresses.address(host);
        if (!ADDRESS.matcher(address).matches()) {
            problems.error(
                    RULE,
                    addresses
                            .host(host)
                            .map(declared -> declared.where().child("address"))
                            .orElse(where.child("host")),
                    quote(address) + " is not an address"
                            + Misfit.in(address, ADDRESS)
                                    .map(what -> ": it has " + what)
                                    .orElse(""),
                    "Give an IP address or the name of a host: letters, digits, '-' and '.'.");
        }
    }

    private void checkConnector(NetworkConnector connector, Problems problems) {
        if (connector.discovery() == Discovery.MULTICAST && connector.uri().isEmpty()) {
            checkOpenwire(connector.from(), connector.where().child("from"), problems);
        } else {
            connector.options().forEach((option, value) -> {
                if (!Uris.isPlain(value)) {
                    problems.error(
                            RULE,
                            connector.where().child("options"),
                            "the value of " + quote(option) + ", " + quote(value)
                                    + ", cannot be told to the broker, which would get it encoded",
                            "Use letters, digits and -._~:/@!$'*,; only.");
                }
            });
            connector
                    .to()
                    .ifPresent(group -> checkOpenwire(group, connector.where().child("to"), problems));
        }
    }

    /** Network connectors and failover clients speak OpenWire. */
    private void checkOpenwire(String group, Place where, Problems problems) {
        if (addresses.openwire(group).isEmpty()) {
            problems.error(
                    RULE,
                    where,
                    "group " + quote(group) + " does not exist, has no broker, or none that listens for openwire",
                    "Give it the protocol openwire, or name another group.");
        }
    }

    /** The text on one line, and no longer than a person reads. */
    private static String quote(String text) {
        String shown = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
        return "'" + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown) + "'";
    }
}
