package io.github.activemqcluster.build;

import io.github.activemqcluster.distribution.Home;
import io.github.activemqcluster.output.Changes;
import io.github.activemqcluster.topology.Authority;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was generated, as the user is shown it at the end of {@code generate}. */
final class Summary {

    private final Topology topology;
    private final List<String> lines = new ArrayList<>();

    private Summary(Topology topology) {
        this.topology = topology;
    }

    /**
     * Writes the summary.
     *
     * @param clientUrls each client's failover URL by its id
     * @param changes what was written
     * @param homes what the instances start from
     */
    static List<String> of(
            CheckedTopology checked,
            Map<String, String> clientUrls,
            Changes changes,
            List<Home> homes,
            Path outputDirectory) {
        Summary summary = new Summary(checked.topology());
        summary.instances();
        summary.connectors();
        summary.clients(clientUrls);
        summary.lines.add("");
        summary.lines.add(checked.verdict() + "; " + told(changes, homes) + ".");
        summary.lines.add("Start it all:  " + command(outputDirectory));
        return List.copyOf(summary.lines);
    }

    private static String told(Changes changes, List<Home> homes) {
        if (changes.none()) {
            String made = homes.stream()
                    .filter(Home::fresh)
                    .map(home -> home.directory().getFileName().toString())
                    .collect(Collectors.joining(", "));
            return made.isEmpty()
                    ? "everything was there already"
                    : "all files were there already, and " + made + " was made again";
        }
        return Count.of(changes.written().size(), "file") + " written, " + changes.unchanged() + " unchanged, "
                + changes.removed().size() + " removed";
    }

    /** The command that starts the cluster, to be pasted into a shell. */
    private static String command(Path outputDirectory) {
        Path script = outputDirectory.resolve("bin").resolve(isWindows() ? "start.cmd" : "start");
        Path here = Path.of("").toAbsolutePath();
        String path = script.startsWith(here) ? here.relativize(script).toString() : script.toString();
        return path.contains(" ") ? '"' + path + '"' : path;
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    private void instances() {
        Table table = new Table("GROUP", "INSTANCE", "ADDRESS", "PORTS", "ROLE");
        for (Ensemble ensemble : topology.ensembles()) {
            if (ensemble.isExternal()) {
                table.add(ensemble.id(), "-", ensemble.connectString().orElseThrow(), "", "ZooKeeper, exists already");
            }
            for (Server server : ensemble.servers()) {
                table.add(
                        ensemble.id(),
                        server.id(),
                        new Authority(address(server.host()), server.ports().required(PortKind.CLIENT)).toString(),
                        others(server.ports().byKind(), PortKind.CLIENT),
                        ensemble.servers().size() == 1
                                ? "ZooKeeper, alone"
                                : "ZooKeeper, 1 of " + ensemble.servers().size());
            }
        }
        for (Group group : topology.groups()) {
            for (Broker broker : group.brokers()) {
                PortKind main = group.transportConnectors().isEmpty()
                        ? PortKind.OPENWIRE
                        : group.transportConnectors().get(0).protocol();
                table.add(
                        group.id(),
                        broker.id(),
                        broker.ports().of(main).stream()
                                .mapToObj(port -> new Authority(address(broker.host()), port).toString())
                                .findFirst()
                                .orElseGet(() -> address(broker.host())),
                        others(broker.ports().byKind(), main),
                        role(group, broker));
            }
        }
        lines.addAll(table.lines());
    }

    private static String role(Group group, Broker broker) {
        Store store = group.store();
        if (store instanceof Store.ReplicatedLevelDb levelDb) {
            return "ZooKeeper " + levelDb.ensemble() + " elects the master";
        }
        if (store instanceof Store.SharedFileSystem) {
            return "the file lock elects the master";
        }
        if (store instanceof Store.Jdbc) {
            return "the database lease elects the master";
        }
        if (store instanceof Store.PureMasterSlave) {
            return broker.equals(group.brokers().get(0)) ? "master" : "slave, takes over once";
        }
        return group.brokers().size() == 1 ? "single broker" : "master or slave";
    }

    private String address(String host) {
        return topology.host(host).orElseThrow().address();
    }

    private static String others(Map<PortKind, Integer> ports, PortKind main) {
        return ports.entrySet().stream()
                .filter(entry -> entry.getKey() != main)
                .map(entry -> entry.getKey().element() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void connectors() {
        for (NetworkConnector connector : topology.networkConnectors()) {
            String target = connector.to().or(connector::uri).orElse("whoever answers");
            lines.add("Network: " + connector.from() + (connector.duplex() ? " <-> " : " --> ") + target
                    + (connector.duplex() ? ", messages cross both ways" : ", messages cross one way"));
        }
    }

    private void clients(Map<String, String> urls) {
        for (Client client : topology.clients()) {
            lines.add("Client '" + client.id() + "': " + urls.get(client.id()));
        }
    }
}
