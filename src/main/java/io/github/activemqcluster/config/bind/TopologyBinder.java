package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Binding.list;
import static io.github.activemqcluster.config.bind.Binding.names;
import static io.github.activemqcluster.config.bind.Binding.orElse;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.Limits;
import io.github.activemqcluster.config.Quoted;
import io.github.activemqcluster.config.port.PortPlanner;
import io.github.activemqcluster.config.port.PortPlanner.Opening;
import io.github.activemqcluster.config.vocabulary.ActiveMqDeclaration;
import io.github.activemqcluster.config.vocabulary.ClientDeclaration;
import io.github.activemqcluster.config.vocabulary.EnsembleDeclaration;
import io.github.activemqcluster.config.vocabulary.GroupDeclaration;
import io.github.activemqcluster.config.vocabulary.HostDeclaration;
import io.github.activemqcluster.config.vocabulary.OptionsDeclaration;
import io.github.activemqcluster.config.vocabulary.RuntimeChoice;
import io.github.activemqcluster.config.vocabulary.TopologyDeclaration;
import io.github.activemqcluster.config.vocabulary.Vocabulary;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.topology.ActiveMq;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.ZooKeeper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * Makes the resolved topology from the user's declaration: reads it strictly, takes every default, expands the short
 * forms, and plans names, hosts and ports. The same input gives the same topology.
 */
@Named
@Singleton
public final class TopologyBinder {

    private final Releases releases;
    private final DeclarationReader declarations = new DeclarationReader();

    @Inject
    public TopologyBinder(Releases releases) {
        this.releases = releases;
    }

    /**
     * Binds a topology.
     *
     * <p>Adds every fault to the problems, and binds as much as possible all the same, so that the rules find further
     * faults. The topology may name hosts, ensembles and groups that do not exist, may have duplicate ids, and may have
     * illegal names: the rules report these.
     *
     * @param root the element {@code topology}, from the POM or a file
     * @return the topology; nothing of it may be written if there are errors. Empty if the declaration gives no
     *     sensible topology; that is a fatal problem then
     */
    public Optional<Topology> bind(Element root, Settings settings, Problems problems) {
        StrictReader reader = new StrictReader(new Vocabulary(), problems);
        TopologyDeclaration declaration = declarations.read(reader.read(root, TopologyDeclaration.class));
        return new Run(new Binding(settings, reader, problems), declaration).bind();
    }

    /** One binding of one topology. */
    private final class Run {

        private final Binding binding;
        private final Problems problems;
        private final TopologyDeclaration declaration;

        Run(Binding binding, TopologyDeclaration declaration) {
            this.binding = binding;
            this.problems = binding.problems();
            this.declaration = declaration;
        }

        Optional<Topology> bind() {
            Optional<ActiveMq> activemq = activemq();
            Optional<ZooKeeper> zookeeper = zookeeper();
            if (isTooLarge()) {
                return Optional.empty();
            }
            List<Host> hosts = hosts();
            UnaryOperator<String> addressOfHost = addresses(hosts);
            Optional<Boolean> hasConsole = activemq.map(this::hasConsole);
            List<PlannedGroup> plannedGroups = planGroups(hasConsole, new HostRota(hosts, addressOfHost));
            List<PlannedEnsemble> plannedEnsembles = planEnsembles(zookeeper, new HostRota(hosts, addressOfHost));

            Map<String, PlannedGroup> byId = new LinkedHashMap<>();
            plannedGroups.forEach(group -> byId.putIfAbsent(group.id(), group));
            String name = orElse(declaration.name, binding.settings().defaultName());
            List<NetworkConnector> connectors = new ConnectorBinder(binding, byId, name).bind(declaration);
            List<Client> clients = clients(byId);
            checkOpenWire(connectors, clients, byId);

            Optional<Map<Opening, Ports>> planned = new PortPlanner(
                            binding.settings().portSource(), problems)
                    .plan(openings(plannedGroups, plannedEnsembles));
            // Without them there is no topology. The other faults are found all the same.
            Function<Opening, Ports> ports =
                    opening -> planned.map(found -> found.get(opening)).orElseGet(() -> new Ports(opening.given()));
            EnsembleBinder ensembles = new EnsembleBinder(binding, ports);
            List<Ensemble> boundEnsembles =
                    plannedEnsembles.stream().map(ensembles::bind).toList();
            GroupBinder groups = new GroupBinder(binding, declaration, hasConsole, ports);
            Set<String> linked = linked(connectors, plannedGroups.size());
            List<Group> boundGroups = plannedGroups.stream()
                    .map(group -> groups.bind(group, linked.contains(group.id())))
                    .toList();
            if (activemq.isEmpty() || planned.isEmpty() || boundGroups.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Topology(
                    name, activemq.get(), zookeeper, hosts, boundEnsembles, boundGroups, connectors, clients));
        }

        private Optional<ActiveMq> activemq() {
            ActiveMqDeclaration activemq = declaration.activemq;
            if (activemq == null || activemq.version == null) {
                return Optional.empty();
            }
            Optional<Release> release = releases.activemq(activemq.version);
            if (release.isEmpty()) {
                notARelease(Place.TOPOLOGY.child("activemq"), activemq.version, "5.18.3");
                return Optional.empty();
            }
            if (activemq.archive != null && activemq.runtime == RuntimeChoice.ASSEMBLED) {
                problems.fatal(
                        Binding.VOCABULARY,
                        Place.TOPOLOGY.child("activemq"),
                        "an assembled runtime is put together from jars, and an archive is given too",
                        "Leave out the archive, or write <runtime>distribution</runtime>.");
            }
            // An archive that could not be read has its own problem.
            if (activemq.sha512 != null
                    && activemq.archive == null
                    && !problems.hasGapIn(Place.TOPOLOGY.child("activemq"))) {
                problems.fatal(
                        Binding.VOCABULARY,
                        Place.TOPOLOGY.child("activemq").child("sha512"),
                        "it says what an archive has to be, and no archive is given",
                        "Leave it out: what comes from a repository is held against the checksum that is published there.");
            }
            return Optional.of(new ActiveMq(
                    Place.TOPOLOGY.child("activemq"),
                    activemq.version,
                    runtime(activemq, release.get()),
                    Optional.ofNullable(activemq.archive),
                    Optional.ofNullable(activemq.sha512)));
        }

        private RuntimeKind runtime(ActiveMqDeclaration activemq, Release release) {
            if (activemq.runtime != null) {
                return activemq.runtime.kind();
            }
            return activemq.archive == null
                            && release.required("runtime.default").equals("assembled")
                            && !binding.settings().archives().test(release)
                    ? RuntimeKind.ASSEMBLED
                    : RuntimeKind.DISTRIBUTION;
        }

        /** Whether each broker has a web console. An archive has one, if the instances can use that archive. */
        private boolean hasConsole(ActiveMq activemq) {
            return activemq.runtime() == RuntimeKind.DISTRIBUTION
                    && releases.activemq(activemq.version())
                            .filter(release -> release.has("console.login"))
                            .isPresent();
        }

        private Optional<ZooKeeper> zookeeper() {
            if (list(declaration.ensembles).stream().allMatch(ensemble -> ensemble.connectString != null)) {
                return Optional.empty();
            }
            Place where = Place.TOPOLOGY.child("zookeeper");
            if (declaration.zookeeper == null) {
                if (binding.reader().isLeftOut(where)) {
                    return Optional.empty();
                }
                problems.fatal(
                        Binding.VOCABULARY,
                        where,
                        "is missing, and an ensemble is to be started",
                        "Add <zookeeper><version>3.9.5</version></zookeeper>, or another release.");
                problems.gap(where);
                return Optional.empty();
            }
            String version = declaration.zookeeper.version;
            if (version != null && releases.zookeeper(version).isEmpty()) {
                notARelease(where, version, "3.9.5");
                return Optional.empty();
            }
            return Optional.ofNullable(version).map(known -> new ZooKeeper(where, known));
        }

        private void notARelease(Place where, String version, String example) {
            problems.fatal(
                    Binding.VOCABULARY,
                    where.child("version"),
                    Quoted.of(version) + " is not a release number",
                    "Give one such as " + example + ".");
            problems.gap(where);
        }

        /** Whether there are more instances than the plugin plans. Checked before any instance is made. */
        private boolean isTooLarge() {
            long brokers = list(declaration.groups).stream()
                    .mapToLong(GroupPlanner::size)
                    .sum();
            long servers = list(declaration.ensembles).stream()
                    .mapToLong(EnsemblePlanner::size)
                    .sum();
            boolean tooManyBrokers = isTooMany(brokers, "brokers", Place.TOPOLOGY.child("groups"));
            boolean tooManyServers = isTooMany(servers, "servers", Place.TOPOLOGY.child("ensembles"));
            return tooManyBrokers || tooManyServers;
        }

        private boolean isTooMany(long count, String what, Place where) {
            if (count > Limits.INSTANCES) {
                problems.fatal(
                        Binding.VOCABULARY,
                        where,
                        "there are " + count + " " + what + " in all, and " + Limits.INSTANCES + " is the most",
                        "Take the topology apart.");
            }
            return count > Limits.INSTANCES;
        }

        private List<Host> hosts() {
            if (declaration.hosts == null) {
                return List.of(new Host(
                        Place.TOPOLOGY.child("hosts").item(0), Defaults.HOST, Defaults.LOCAL_ADDRESS, Defaults.HOST));
            }
            List<Host> hosts = new ArrayList<>();
            for (HostDeclaration host : declaration.hosts) {
                String id = orElse(host.id, "host_without_id_" + hosts.size());
                hosts.add(new Host(
                        Place.TOPOLOGY.child("hosts").item(hosts.size()),
                        id,
                        binding.isLocal() ? Defaults.LOCAL_ADDRESS : orElse(host.address, id),
                        orElse(host.failureDomain, id)));
            }
            return hosts;
        }

        /** The address of a host; of a missing host the id. A rule reports the missing host. */
        private UnaryOperator<String> addresses(List<Host> hosts) {
            Map<String, String> byId = new HashMap<>();
            hosts.forEach(host -> byId.putIfAbsent(host.id(), host.address()));
            return id -> byId.getOrDefault(id, binding.isLocal() ? Defaults.LOCAL_ADDRESS : id);
        }

        private List<PlannedGroup> planGroups(Optional<Boolean> hasConsole, HostRota rota) {
            var planner = new GroupPlanner(binding, hasConsole, rota);
            List<PlannedGroup> groups = new ArrayList<>();
            for (GroupDeclaration group : list(declaration.groups)) {
                groups.add(planner.plan(group, groups.size()));
            }
            return groups;
        }

        private List<PlannedEnsemble> planEnsembles(Optional<ZooKeeper> zookeeper, HostRota rota) {
            var planner =
                    new EnsemblePlanner(binding, zookeeper.flatMap(known -> releases.zookeeper(known.version())), rota);
            List<PlannedEnsemble> ensembles = new ArrayList<>();
            for (EnsembleDeclaration ensemble : list(declaration.ensembles)) {
                ensembles.add(planner.plan(ensemble, ensembles.size()));
            }
            return ensembles;
        }

        private List<Opening> openings(List<PlannedGroup> groups, List<PlannedEnsemble> ensembles) {
            return Stream.concat(
                            groups.stream().flatMap(group -> group.brokers().stream()),
                            ensembles.stream().flatMap(ensemble -> ensemble.servers().stream()))
                    .map(PlannedInstance::opening)
                    .toList();
        }

        private List<Client> clients(Map<String, PlannedGroup> groups) {
            List<Client> clients = new ArrayList<>();
            for (ClientDeclaration client : list(declaration.clients)) {
                Map<String, String> options = new LinkedHashMap<>(OptionsDeclaration.of(client.options));
                options.putIfAbsent("timeout", Defaults.CLIENT_TIMEOUT);
                options.putIfAbsent("maxReconnectDelay", Defaults.CLIENT_MAX_RECONNECT_DELAY);
                clients.add(new Client(
                        Place.TOPOLOGY.child("clients").item(clients.size()),
                        orElse(client.id, "client_without_id_" + clients.size()),
                        client.groups == null ? List.copyOf(groups.keySet()) : names(client.groups),
                        TrafficBinder.traffic(client),
                        options,
                        new Client.Settings(
                                orElse(client.useAsyncSend, false),
                                orElse(client.alwaysSessionAsync, true),
                                orElse(client.useDedicatedTaskRunner, false),
                                orElse(client.transactedIndividualAck, true)),
                        new Client.Login(Optional.ofNullable(client.userName), Optional.ofNullable(client.password)),
                        orElse(client.examples, false)));
            }
            return clients;
        }

        /** Checks that groups listen with OpenWire where connectors or clients connect to them. */
        private void checkOpenWire(
                List<NetworkConnector> connectors, List<Client> clients, Map<String, PlannedGroup> groups) {
            for (NetworkConnector connector : connectors) {
                connector.to().ifPresent(to -> checkOpenWire(Binding.VOCABULARY, connector.where(), groups.get(to)));
            }
            for (Client client : clients) {
                client.groups().forEach(group -> checkOpenWire(Binding.WHOLE_GROUP, client.where(), groups.get(group)));
            }
        }

        private void checkOpenWire(String rule, Place where, PlannedGroup group) {
            if (group != null && !group.listensWith(PortKind.OPENWIRE)) {
                problems.fatal(
                        rule,
                        where,
                        "connects with openwire, and group " + Quoted.of(group.id()) + " does not listen with it",
                        "Add openwire to the group's protocols.");
            }
        }

        /** The ids of the groups that exchange messages with other groups. */
        private static Set<String> linked(List<NetworkConnector> connectors, int groups) {
            Set<String> linked = new HashSet<>();
            for (NetworkConnector connector : connectors) {
                if (connector.uri().isEmpty() && groups > 1) {
                    linked.add(connector.from());
                    connector.to().ifPresent(linked::add);
                }
            }
            return linked;
        }
    }
}
