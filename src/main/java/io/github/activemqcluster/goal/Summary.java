package io.github.activemqcluster.goal;

import io.github.activemqcluster.distribution.Archives;
import io.github.activemqcluster.distribution.Home;
import io.github.activemqcluster.output.Changes;
import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.ActiveMq;
import io.github.activemqcluster.topology.Authority;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Console;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The result of {@code generate}, as the goal shows it to the user at its end. */
final class Summary {

    private final Topology topology;
    private final List<String> lines = new ArrayList<>();

    private Summary(Topology topology) {
        this.topology = topology;
    }

    /**
     * Writes the summary.
     *
     * @param release the brokers' release, if it is a known one
     * @param clientUrls each client's failover URL by its id
     * @param changes the files that were written
     * @param homes the homes from which the instances start
     */
    static List<String> of(
            CheckedTopology checked,
            Optional<Release> release,
            Map<String, String> clientUrls,
            Changes changes,
            List<Home> homes,
            Path outputDirectory) {
        Summary summary = new Summary(checked.topology());
        summary.instances();
        summary.connectors();
        summary.clients(clientUrls);
        release.ifPresent(summary::console);
        summary.lines.add("");
        summary.lines.add(checked.verdict() + "; " + told(changes, homes) + ".");
        summary.commands(outputDirectory);
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

    /** Also says that there is no console, since a user who knows the archive of a release looks for one. */
    private void console(Release release) {
        if (topology.brokers().isEmpty()) {
            return;
        }
        if (release.has("console.login") && !isAssembled()) {
            lines.add("Web console: " + address(topology.groups().get(0)) + "; log in as "
                    + login(topology.groups().get(0), release));
            return;
        }
        lines.add("Web console: none; "
                + release.value("console.open")
                        .map(why -> "that of " + release + " is not set up, since " + why)
                        .orElseGet(() -> "it is in the archive " + Archives.name(release)
                                + ", which is taken if a repository has it and <runtime> does not say 'assembled'")
                + ". bin/activemq shows what is in the queues");
    }

    /** The address of the first broker. The others' addresses differ only in the values of the table above. */
    private String address(Group group) {
        Broker broker = group.brokers().get(0);
        String address = group.security().console().flatMap(Console::host).orElseGet(() -> topology.host(broker.host())
                .orElseThrow()
                .ownAddress());
        return new Authority(address, broker.ports().required(PortKind.CONSOLE)).uri("http") + "/admin/"
                + (group.brokers().size() == 1
                        ? ""
                        : " while " + broker.id() + " is the master, since a slave has none");
    }

    private static String login(Group group, Release release) {
        Optional<User> user = group.security().console().stream()
                .flatMap(console -> console.users().stream())
                .findFirst();
        return user.map(User::username)
                .orElseGet(() -> "admin, with the password in its conf/"
                        + (release.required("console.login").equals("login.config")
                                ? "users.properties"
                                : release.required("console.login")));
    }

    private boolean isAssembled() {
        return topology.activemq().runtime() == ActiveMq.RuntimeKind.ASSEMBLED;
    }

    /** The next commands, to be pasted into a shell. */
    private void commands(Path outputDirectory) {
        lines.add("Start it all:  " + command(outputDirectory, "start"));
        if (topology.groups().stream()
                .flatMap(group -> group.transportConnectors().stream())
                .anyMatch(connector -> connector.protocol() == PortKind.OPENWIRE)) {
            String activemq = command(outputDirectory, "activemq");
            lines.add("Send:          " + activemq + " producer --destination queue://hello --messageCount 3");
            lines.add("Receive:       " + activemq + " consumer --destination queue://hello --messageCount 3");
        }
    }

    private static String command(Path outputDirectory, String name) {
        Path script = new Layout(outputDirectory).script(name);
        Path here = Path.of("").toAbsolutePath();
        String path = script.startsWith(here) ? here.relativize(script).toString() : script.toString();
        return path.contains(" ") ? '"' + path + '"' : path;
    }

    private void instances() {
        Table table = new Table("GROUP", "INSTANCE", "ADDRESS", "PORTS", "ROLE");
        for (Ensemble ensemble : topology.ensembles()) {
            if (ensemble.isExternal()) {
                table.add(ensemble.id(), "-", ensemble.connectString().orElseThrow(), "-", "ZooKeeper, exists already");
            }
            for (Server server : ensemble.servers()) {
                table.add(
                        ensemble.id(),
                        server.id(),
                        new Authority(address(server.host()), server.ports().required(PortKind.CLIENT)).toString(),
                        told(server.ports(), false),
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
                        told(broker.ports(), group.brokers().size() > 1),
                        role(group, broker));
            }
        }
        lines.addAll(table.lines());
    }

    private static String role(Group group, Broker broker) {
        return group.store().as(new Role(group, broker));
    }

    /** The way in which a broker is the master, or becomes it. */
    private record Role(Group group, Broker broker) implements Store.Cases<String> {

        @Override
        public String kahaDb(Store.KahaDb store) {
            return group.brokers().size() == 1 ? "single broker" : "master or slave";
        }

        @Override
        public String sharedFileSystem(Store.SharedFileSystem store) {
            return "the file lock elects the master";
        }

        @Override
        public String jdbc(Store.Jdbc store) {
            return "the database lease elects the master";
        }

        @Override
        public String replicatedLevelDb(Store.ReplicatedLevelDb store) {
            return "ZooKeeper " + store.ensemble() + " elects the master";
        }

        @Override
        public String pureMasterSlave(Store.PureMasterSlave store) {
            return broker.equals(group.brokers().get(0)) ? "master" : "slave, takes over once";
        }
    }

    private String address(String host) {
        return topology.host(host).orElseThrow().address();
    }

    /** @param alternate whether the broker is one of several of which one at a time is the master and has a console */
    private static String told(Ports ports, boolean alternate) {
        return ports.byKind().entrySet().stream()
                .map(entry -> entry.getKey().element() + " " + entry.getValue()
                        + (alternate && entry.getKey() == PortKind.CONSOLE ? " as master" : ""))
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
