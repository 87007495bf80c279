package io.github.activemqcluster.render;

import io.github.activemqcluster.flow.Flows;
import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.output.InstanceFolder;
import io.github.activemqcluster.output.InstanceSettings;
import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.output.OutputFile.Kind;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.Secret;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders every file of a cluster but its homes. The same topology and settings give the same text. */
@Named
public final class Renderer {

    private static final Logger LOG = LoggerFactory.getLogger(Renderer.class);

    private final Releases releases;

    @Inject
    public Renderer(Releases releases) {
        this.releases = releases;
    }

    /**
     * Reads the templates once without filling them in. The first reading takes longer than all the rendering after it.
     * If this method runs beside another task, {@link #render} starts at its full speed. Mistakes in the templates are
     * left to {@link #render} to report.
     */
    public void warmUp(RenderSettings settings) {
        try {
            Templates.load(settings).parseAll();
        } catch (TopologyException e) {
            LOG.debug("told when the templates are used", e);
        }
    }

    /**
     * Finds the elements of a topology that cannot be rendered: those that this version of the plugin does not support,
     * and fragments that are missing or not well-formed. By the rule {@code fragments-fit}, it also finds elements that
     * can be rendered but would take the place of another. Reads no templates and writes nothing.
     */
    public List<Problem> check(Topology topology, Path baseDirectory) {
        Problems problems = new Problems();
        Fragments fragments = new Fragments(baseDirectory);
        checkAndRead(fragments, topology, new Addresses(topology), problems);
        return Stream.concat(problems.all().stream(), fragments.misfits().stream())
                .toList();
    }

    /**
     * The rights that the fragments give to the users of bridges.
     *
     * @param baseDirectory the directory in which the fragments are looked for
     */
    public Rights rights(Topology topology, Path baseDirectory) {
        // Mistakes in a fragment are for check to report.
        return new FragmentRights(topology, new Fragments(baseDirectory).read(topology, new Problems()));
    }

    private Map<String, List<Fragment>> checkAndRead(
            Fragments fragments, Topology topology, Addresses addresses, Problems problems) {
        new Renderable(addresses, activemq(topology), zookeeper(topology)).check(topology, problems);
        return fragments.read(topology, problems);
    }

    private Optional<Release> activemq(Topology topology) {
        return releases.activemq(topology.activemq().version());
    }

    private Optional<Release> zookeeper(Topology topology) {
        return topology.zookeeper().flatMap(declared -> releases.zookeeper(declared.version()));
    }

    /**
     * Renders a cluster.
     *
     * @param topologyXml the text of the resolved topology, as it is written to disk
     * @throws TopologyException if the topology has a problem that {@link #check} finds, or a template of the user's is
     *     wrong; carries every problem
     */
    public List<OutputFile> render(Topology topology, String topologyXml, RenderSettings settings)
            throws TopologyException {
        Problems problems = new Problems();
        Addresses addresses = new Addresses(topology);
        Map<String, List<Fragment>> fragments =
                checkAndRead(new Fragments(settings.baseDirectory()), topology, addresses, problems);
        if (problems.hasErrors()) {
            throw new TopologyException("The topology cannot be rendered; nothing was written.", problems.all());
        }
        if (settings.dataDirectory().map(Path::toString).orElse("").chars().anyMatch(Character::isISOControl)) {
            throw new TopologyException(
                    "The dataDirectory has a line break or another control character in its name; nothing was written."
                            + " Name another one.",
                    List.of());
        }
        Optional<Release> activemq = activemq(topology);
        Optional<Release> zookeeper = zookeeper(topology);

        Templates templates = Templates.load(settings);
        List<OutputFile> files = new ArrayList<>();
        files.add(new OutputFile(
                Layout.TOPOLOGY, topologyXml, !Secret.of(topology).isEmpty() ? Kind.PRIVATE : Kind.PLAIN));
        Flows flows = new Flows(topology, new FragmentRights(topology, fragments));
        if (flows.areDeclared()) {
            files.add(new OutputFile(Layout.FLOWS, new FlowMatrix(flows).text(), Kind.PLAIN));
        }
        renderCluster(topology, settings, templates, files);
        if (activemq.isPresent() && !topology.brokers().isEmpty()) {
            renderMessages(AccessModel.of(topology, addresses, activemq.get()), activemq.get(), templates, files);
        }
        if (activemq.isPresent()) {
            BrokerModels models = new BrokerModels(topology, addresses, activemq.get(), settings);
            for (Group group : topology.groups()) {
                for (Broker broker : group.brokers()) {
                    BrokerModel model = models.of(group, broker, fragments.getOrDefault(group.id(), List.of()));
                    renderBroker(model, activemq.get(), templates, files);
                    files.add(ofInstance(
                            model.identity().id(), model.messages().dataDirectory(), "activemq.log", settings));
                }
            }
        }
        if (zookeeper.isPresent()) {
            ServerModels models = new ServerModels(addresses, zookeeper.get(), settings);
            for (Ensemble ensemble : topology.ensembles()) {
                for (Server server : ensemble.servers()) {
                    ServerModel model = models.of(ensemble, server);
                    renderServer(model, zookeeper.get(), templates, files);
                    files.add(
                            ofInstance(model.identity().id(), model.data().dataDirectory(), "zookeeper.log", settings));
                }
            }
        }
        for (Client client : topology.clients()) {
            renderClient(client, addresses, activemq, templates, files);
        }
        return List.copyOf(files);
    }

    private static void renderCluster(
            Topology topology, RenderSettings settings, Templates templates, List<OutputFile> files)
            throws TopologyException {
        List<ClusterModel.Member> servers = topology.ensembles().stream()
                .flatMap(ensemble -> ensemble.servers().stream()
                        .map(server -> new ClusterModel.Member(server.id(), ensemble.id(), server.host())))
                .toList();
        List<ClusterModel.Member> brokers =
                topology.brokers().stream().map(Renderer::member).toList();
        int hosts = (int) Stream.concat(servers.stream(), brokers.stream())
                .map(ClusterModel.Member::host)
                .distinct()
                .count();
        List<ClusterModel.Pair> pairs = topology.groups().stream()
                .filter(group -> group.store().mastership() == Store.Mastership.DECLARATION
                        && group.brokers().size() == 2)
                .map(group -> pair(group, settings))
                .toList();
        ClusterModel model = new ClusterModel(
                topology.name(),
                hosts,
                topology.hosts().stream()
                        .filter(Host::isNamed)
                        .map(host -> new ClusterModel.NamedHost(host.id(), host.address()))
                        .toList(),
                servers,
                brokers,
                topology.groups().stream().map(group -> group(group, settings)).toList(),
                pairs);
        renderAll(Blueprint.CLUSTER, "", model, Optional.empty(), templates, files);
        if (!pairs.isEmpty()) {
            renderAll(Blueprint.PAIRS, "", model, Optional.empty(), templates, files);
        }
    }

    private static ClusterModel.Pair pair(Group group, RenderSettings settings) {
        Broker master = group.brokers().get(0);
        Broker slave = group.brokers().get(1);
        return new ClusterModel.Pair(member(master), data(master, settings), member(slave), data(slave, settings));
    }

    private static ClusterModel.GroupModel group(Group group, RenderSettings settings) {
        Store store = group.store();
        Optional<String> directory = store.mastership() == Store.Mastership.FILE_LOCK
                ? store.givenDirectory()
                        .or(() -> Optional.of(data(group.brokers().get(0), settings) + "/kahadb"))
                : Optional.empty();
        return new ClusterModel.GroupModel(
                group.id(),
                store.element(),
                directory
                        .map(given -> new StoreDirectory(settings.dataDirectory()).resolve(given, "."))
                        .map(given -> given.replaceFirst("^\\./", "") + "/lock"),
                group.brokers().size());
    }

    private static ClusterModel.Member member(Broker broker) {
        return new ClusterModel.Member(broker.id(), broker.group(), broker.host());
    }

    private static String data(Broker broker, RenderSettings settings) {
        return settings.dataDirectory()
                .map(directory -> directory.resolve(broker.id()).toString())
                .orElse(Layout.instancePath(broker.id()) + "/" + InstanceFolder.DATA);
    }

    private static void renderBroker(BrokerModel model, Release release, Templates templates, List<OutputFile> files)
            throws TopologyException {
        List<Blueprint> blueprints = new ArrayList<>(Blueprint.INSTANCE);
        blueprints.addAll(Blueprint.BROKER);
        if (release.has("logging.states")) {
            blueprints.addAll(ofLogging(Blueprint.BROKER_LOGGING, release));
            blueprints.addAll(Blueprint.BROKER_STATES);
        } else {
            renderLogging(model, release, templates, files);
        }
        if (model.ports().console().isPresent()) {
            blueprints.addAll(console(model, release));
        }
        if (model.ports().jmx().isPresent()) {
            blueprints.addAll(Blueprint.JMX);
        }
        if (!model.secrets().isEmpty()) {
            blueprints.addAll(Blueprint.SECRETS);
        }
        if (model.messages().store().jdbc().isPresent()) {
            blueprints.addAll(Blueprint.DATABASE);
        }
        renderAll(
                blueprints, Layout.instancePath(model.identity().id()), model, Optional.of(release), templates, files);
    }

    private static List<Blueprint> console(BrokerModel model, Release release) {
        Stream<Blueprint> login =
                switch (release.required("console.login")) {
                    case "login.config" -> Blueprint.CONSOLE_JAAS.stream();
                    default -> Blueprint.CONSOLE_REALM.stream();
                };
        return Stream.of(
                        model.access().consoleUsers().isEmpty() ? login : login.map(Blueprint::asDeclared),
                        Blueprint.CONSOLE.stream(),
                        release.has("console.jetty") ? Blueprint.CONSOLE_JETTY.stream() : Stream.<Blueprint>empty())
                .flatMap(blueprints -> blueprints)
                .toList();
    }

    /** Adds the part that logs the broker's states at the end, even if the template is the user's. */
    private static void renderLogging(BrokerModel model, Release release, Templates templates, List<OutputFile> files)
            throws TopologyException {
        String states = templates.render(Blueprint.BROKER_STATES_AT_THE_END, model, Optional.of(release));
        for (Blueprint blueprint : ofLogging(Blueprint.BROKER_LOGGING, release)) {
            String text = templates.render(blueprint.template(), model, Optional.of(release));
            files.add(
                    blueprint.file(Layout.instancePath(model.identity().id()), text.stripTrailing() + "\n\n" + states));
        }
    }

    private static void renderServer(ServerModel model, Release release, Templates templates, List<OutputFile> files)
            throws TopologyException {
        List<Blueprint> blueprints = new ArrayList<>(Blueprint.INSTANCE);
        blueprints.addAll(Blueprint.SERVER);
        blueprints.addAll(ofLogging(Blueprint.SERVER_LOGGING, release));
        if (model.data().dataDirectory().isEmpty()
                && model.data().snapshotDirectory().isEmpty()) {
            blueprints.addAll(Blueprint.IDENTITY);
        }
        renderAll(
                blueprints, Layout.instancePath(model.identity().id()), model, Optional.of(release), templates, files);
    }

    private static OutputFile ofInstance(
            String id, Optional<String> dataDirectory, String log, RenderSettings settings) {
        return new OutputFile(
                Layout.instancePath(id) + "/" + InstanceFolder.SETTINGS,
                new InstanceSettings(id, dataDirectory.orElse(InstanceFolder.DATA), log).text(settings.generator()),
                Kind.PLAIN);
    }

    private static void renderClient(
            Client client, Addresses addresses, Optional<Release> activemq, Templates templates, List<OutputFile> files)
            throws TopologyException {
        ClientModel model = ClientModel.of(client, FailoverUrl.of(addresses, client));
        renderAll(
                client.password().isPresent() ? Blueprint.CLIENT_WITH_PASSWORD : Blueprint.CLIENT,
                Layout.clientPath(client.id()),
                model,
                Optional.empty(),
                templates,
                files);
        renderProtocols(client, addresses, templates, files);
        if (client.examples() && activemq.isPresent()) {
            renderAll(Blueprint.EXAMPLES, Layout.clientPath(client.id()), model, activemq, templates, files);
        }
    }

    /** The files for clients of other protocols than OpenWire. */
    private static void renderProtocols(Client client, Addresses addresses, Templates templates, List<OutputFile> files)
            throws TopologyException {
        List<Blueprint> candidates =
                client.password().isPresent() ? Blueprint.CLIENT_PROTOCOLS_WITH_PASSWORD : Blueprint.CLIENT_PROTOCOLS;
        for (Blueprint blueprint : candidates) {
            Optional<ProtocolModel> model = ProtocolModel.of(client, blueprint.name(), addresses);
            if (model.isPresent()) {
                renderAll(
                        List.of(blueprint),
                        Layout.clientPath(client.id()),
                        model.get(),
                        Optional.empty(),
                        templates,
                        files);
            }
        }
    }

    private static void renderMessages(AccessModel model, Release release, Templates templates, List<OutputFile> files)
            throws TopologyException {
        List<Blueprint> blueprints = new ArrayList<>(Blueprint.MESSAGES);
        blueprints.addAll(model.hasPassword() ? Blueprint.MESSAGES_ACCESS_WITH_PASSWORD : Blueprint.MESSAGES_ACCESS);
        blueprints.addAll(ofLogging(Blueprint.MESSAGES_LOGGING, release));
        if (!release.values("console.command").contains("producer")) {
            blueprints.addAll(Blueprint.MESSAGES_OF_OUR_OWN);
        }
        renderAll(blueprints, "", model, Optional.of(release), templates, files);
    }

    /** The blueprints for the logging library that the release has. */
    private static List<Blueprint> ofLogging(List<Blueprint> candidates, Release release) {
        String wanted = "/" + release.required("logging.config");
        return candidates.stream()
                .filter(blueprint -> blueprint.name().endsWith(wanted))
                .toList();
    }

    private static void renderAll(
            List<Blueprint> blueprints,
            String folder,
            Record model,
            Optional<Release> release,
            Templates templates,
            List<OutputFile> files)
            throws TopologyException {
        for (Blueprint blueprint : blueprints) {
            files.add(blueprint.file(folder, templates.render(blueprint.template(), model, release)));
        }
    }
}
