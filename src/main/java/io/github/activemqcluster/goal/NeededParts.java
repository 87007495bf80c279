package io.github.activemqcluster.goal;

import io.github.activemqcluster.distribution.Parts;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.TransportConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parts of their archive that the brokers of a topology need. */
final class NeededParts {

    /** The transports that every broker has, or that belong to a protocol. */
    private static final Pattern KNOWN_SCHEME = Pattern.compile("(?:(?:auto|amqp|stomp|mqtt|tcp|nio|ssl|ws|wss)\\+?)+");

    private static final Pattern SCHEME_IN_URI = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?=\\(|//)");

    private static final Set<String> DISCOVERY = Set.of("static", "masterslave", "failover", "multicast");

    private final Topology topology;
    private final Optional<Path> templateDirectory;
    private final Path outputDirectory;

    NeededParts(Topology topology, Optional<Path> templateDirectory, Path outputDirectory) {
        this.topology = topology;
        this.templateDirectory = templateDirectory;
        this.outputDirectory = outputDirectory;
    }

    /**
     * The parts that they need.
     *
     * @throws MachineException if the output directory cannot be read
     */
    Parts parts() throws MachineException {
        if (hasXmlOfTheUsers() || hasUnknownTransport()) {
            return Parts.all();
        }
        Set<String> parts = new TreeSet<>();
        for (Group group : topology.groups()) {
            parts.add(group.store().element());
            for (TransportConnector connector : group.transportConnectors()) {
                parts.add(connector.protocol().element());
                if (connector.scheme().contains("auto")) {
                    parts.addAll(Set.of("amqp", "stomp", "mqtt"));
                }
            }
            for (Broker broker : group.brokers()) {
                if (broker.ports().of(PortKind.CONSOLE).isPresent()) {
                    parts.add("console");
                }
            }
        }
        if (hasStoreOfLevelDb()) {
            parts.add("replicatedLevelDB");
        }
        return Parts.of(parts);
    }

    /** A store that no broker has any more is read, to say how many messages it has. */
    private boolean hasStoreOfLevelDb() throws MachineException {
        Path instances = outputDirectory.resolve("instances");
        if (!Files.isDirectory(instances)) {
            return false;
        }
        try (Stream<Path> all = Files.list(instances)) {
            return all.anyMatch(
                    instance -> Files.isDirectory(instance.resolve("data").resolve("leveldb")));
        } catch (IOException e) {
            throw new MachineException("The folder " + instances + " cannot be read (" + e + ").", e);
        }
    }

    /** Beans in such XML can be of any class. */
    private boolean hasXmlOfTheUsers() {
        return topology.groups().stream().anyMatch(group -> !group.fragments().isEmpty())
                || templateDirectory
                        .map(folder -> folder.resolve("activemq"))
                        .filter(Files::isDirectory)
                        .isPresent();
    }

    private boolean hasUnknownTransport() {
        return topology.groups().stream()
                        .flatMap(group -> group.transportConnectors().stream())
                        .anyMatch(connector -> !isKnown(connector.scheme()))
                || topology.networkConnectors().stream()
                        .map(NetworkConnector::uri)
                        .flatMap(Optional::stream)
                        .anyMatch(uri ->
                                SCHEME_IN_URI.matcher(uri).results().anyMatch(scheme -> !isKnown(scheme.group(1))));
    }

    private static boolean isKnown(String scheme) {
        return KNOWN_SCHEME.matcher(scheme).matches() || DISCOVERY.contains(scheme);
    }
}
