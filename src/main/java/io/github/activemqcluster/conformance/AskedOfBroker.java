package io.github.activemqcluster.conformance;

import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Security;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a topology asks of its brokers. This class reads the topology alone, and no rendered file. So a mistake in a
 * template, ours or the user's, cannot be on both sides of the comparison.
 */
final class AskedOfBroker {

    private final Release release;
    private final ExpectedAddresses addresses;
    private final Folders folders;
    private final Map<String, List<NetworkConnector>> connectors = new HashMap<>();

    /**
     * Prepares for all brokers of a topology.
     *
     * @param output the output directory, absolute
     */
    AskedOfBroker(Topology topology, Release release, Path output, Optional<Path> dataDirectory) {
        this.release = release;
        this.addresses = new ExpectedAddresses(topology);
        this.folders = new Folders(output, dataDirectory);
        topology.networkConnectors().forEach(connector -> connectors
                .computeIfAbsent(connector.from(), from -> new ArrayList<>())
                .add(connector));
    }

    /** The folder that an instance's script gives its broker as {@code activemq.data}. */
    Path data(Broker broker) {
        return folders.data(broker);
    }

    List<Asked> of(Group group, Broker broker) {
        List<Asked> asked = new ArrayList<>();
        asked.add(
                Asked.text(broker.where().child("brokerName"), "the broker's name", broker.brokerName(), "brokerName"));
        asked.add(Asked.value(group.store().where(), "whether messages are stored", true, "persistent"));
        asked.add(Asked.directory(
                broker.where(),
                "the folder for everything that is not in the store",
                data(broker).toString(),
                "dataDirectoryFile"));
        asked.addAll(new AskedOfStore(release, addresses, folders, group, broker).all());
        group.transportConnectors().forEach(connector -> transport(connector, broker, asked));
        connectors
                .getOrDefault(group.id(), List.of())
                .forEach(connector -> asked.addAll(new AskedOfConnector(release, addresses, connector).all()));
        group.tuning().destinationPolicies().forEach(policy -> policy(policy, asked));
        security(group.security(), asked);
        limit(group, "memory", group.tuning().memory(), asked);
        limit(group, "store", group.tuning().store(), asked);
        limit(group, "temp", group.tuning().temp(), asked);
        return List.copyOf(asked);
    }

    private void transport(TransportConnector connector, Broker broker, List<Asked> asked) {
        String address = connector.scheme() + "://" + addresses.bound(broker, connector.protocol());
        String found = "[uri/@address=" + address + "]";
        asked.add(Asked.text(
                broker.where().child("ports").child(connector.protocol().element()),
                "the transport connector for " + connector.protocol().element(),
                address,
                "transportConnectors",
                found,
                "uri",
                "@address"));
        asked.add(Asked.text(
                connector.where().child("options"),
                "the options of the transport connector for "
                        + connector.protocol().element(),
                PropertyPath.inOrder(connector.options()),
                "transportConnectors",
                found,
                "uri",
                "@options"));
        connector
                .attributes()
                .forEach((attribute, value) -> asked.add(Asked.value(
                        connector.where().child(attribute),
                        attribute + " of the transport connector for "
                                + connector.protocol().element(),
                        value,
                        "transportConnectors",
                        found,
                        attribute)));
    }

    private void policy(DestinationPolicy policy, List<Asked> asked) {
        String destination = AskedOfConnector.qualified(policy.topic(), policy.destination());
        String step = "@policy:" + destination;
        asked.add(Asked.text(
                policy.where(),
                "the destination policy",
                destination,
                "destinationPolicy",
                step,
                "destination",
                "qualifiedName"));
        policy.attributes()
                .forEach((attribute, value) -> asked.add(Asked.value(
                        policy.where().child(attribute),
                        attribute + " of the policy for " + destination,
                        value,
                        "destinationPolicy",
                        step,
                        attribute)));
        if (policy.replayWhenNoConsumers()) {
            asked.add(Asked.value(
                    policy.where().child("replayWhenNoConsumers"),
                    "replayWhenNoConsumers of the policy for " + destination,
                    true,
                    "destinationPolicy",
                    step,
                    "networkBridgeFilterFactory",
                    "replayWhenNoConsumers"));
        }
    }

    private static void security(Security security, List<Asked> asked) {
        if (security.hasAuthentication()) {
            asked.add(Asked.value(
                    security.users().get(0).where().parent().parent(),
                    "whether anybody may connect without a password",
                    false,
                    "plugins",
                    "[@type=SimpleAuthenticationPlugin]",
                    "anonymousAccessAllowed"));
        }
        security.sslContext().ifPresent(context -> {
            context.keyStorePassword()
                    .ifPresent(password -> asked.add(Asked.secret(
                            context.where().child("keyStorePassword"),
                            "keyStorePassword",
                            password,
                            "sslContext",
                            "~keyStorePassword")));
            context.trustStorePassword()
                    .ifPresent(password -> asked.add(Asked.secret(
                            context.where().child("trustStorePassword"),
                            "trustStorePassword",
                            password,
                            "sslContext",
                            "~trustStorePassword")));
        });
    }

    /** Reads the field, because the getter makes the temporary store and clears its folder. */
    private static void limit(Group group, String kind, Optional<String> limit, List<Asked> asked) {
        limit.ifPresent(value -> asked.add(Asked.value(
                group.where().child("systemUsage").child(kind),
                "the limit of " + kind + "Usage",
                value,
                "~systemUsage",
                kind + "Usage",
                "limit")));
    }
}
