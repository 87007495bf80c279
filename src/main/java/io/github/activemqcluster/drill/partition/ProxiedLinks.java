package io.github.activemqcluster.drill.partition;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Authority;
import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leads the links of each broker through proxies: in a copy of its configuration, each address of another instance and
 * of its database is replaced by that of a proxy. So any user can cut a broker off from its peers, on any system. The
 * copies are of the generated files, with the templates and fragments of the user.
 *
 * <p>A slave of a replicatedLevelDB group learns from ZooKeeper where its master is. So the copy makes a broker name
 * its proxy, where the release has an attribute for that.
 */
public final class ProxiedLinks implements AutoCloseable {

    private static final String SLAVES = "its slaves";
    private static final Pattern DATABASE_ADDRESS =
            Pattern.compile("(jdbc[\\w:\\\\]*://)([\\w.-]+|\\[[\\da-fA-F:.\\\\]+])(?:\\\\?:)(\\d+)");
    private static final Pattern REPLICATED = Pattern.compile("<replicatedLevelDB\\b");

    private final List<Instance> instances;
    private final Optional<String> connectUrl;

    /** The proxies by the ids of the instances at both ends, and the address that the second has there. */
    private final Map<Between, Proxy> proxies = new LinkedHashMap<>();

    private ProxiedLinks(List<Instance> instances, Optional<String> connectUrl) {
        this.instances = instances;
        this.connectUrl = connectUrl;
    }

    /**
     * Writes the copies and opens the proxies.
     *
     * @param connectUrl the attribute by which a member of a replicatedLevelDB group names its address; empty where the
     *     release has none
     */
    public static ProxiedLinks create(List<Instance> instances, Optional<String> connectUrl) throws MachineException {
        ProxiedLinks proxied = new ProxiedLinks(List.copyOf(instances), connectUrl);
        try {
            for (Instance instance : instances) {
                if (instance.kind() == Instance.Kind.BROKER) {
                    proxied.copy(instance);
                }
            }
            return proxied;
        } catch (IOException e) {
            proxied.close();
            throw new MachineException("The links between the instances cannot be led through proxies: " + e, e);
        }
    }

    /** Whether a link of the instance leads through a proxy. */
    public boolean leadsTo(Instance instance) {
        return proxies.keySet().stream().anyMatch(between -> between.touches(instance.id()));
    }

    /** Whether the slaves of a replicatedLevelDB group reach that member through a proxy once it is the master. */
    public boolean leadsSlavesTo(Instance instance) {
        return proxies.keySet().stream()
                .anyMatch(between -> between.from.equals(SLAVES) && between.to.equals(instance.id()));
    }

    /** Whether the release lets a member name its address. */
    public boolean canLeadSlaves() {
        return connectUrl.isPresent();
    }

    /** Cuts all links of the instance, except those to its clients. */
    public void cut(Instance instance) {
        proxies.forEach((between, proxy) -> {
            if (between.touches(instance.id())) {
                proxy.cut();
            }
        });
    }

    /** Restores all links. */
    public void heal() {
        proxies.values().forEach(Proxy::heal);
    }

    /** Whether an instance will open that port: a slave, for example, once it is promoted. */
    boolean isPlanned(int port) {
        return instances.stream().anyMatch(instance -> instance.ports().byKind().containsValue(port));
    }

    private void copy(Instance broker) throws IOException {
        Files.createDirectories(broker.copies());
        String configuration = throughProxies(broker, Files.readString(broker.configuration()));
        Path database = broker.database();
        if (Files.exists(database)) {
            write(broker, database, throughProxies(broker, Files.readString(database)));
            configuration = configuration.replace(name(broker, database), name(broker, copy(broker, database)));
        }
        write(broker, broker.configuration(), configuration);
    }

    /** Beside the other copies, readable for whom the original is. */
    private static void write(Instance broker, Path original, String text) throws IOException {
        Path copy = copy(broker, original);
        Files.deleteIfExists(copy);
        Files.createFile(copy);
        PosixFileAttributeView view =
                Files.getFileAttributeView(copy, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            view.setPermissions(Files.getPosixFilePermissions(original));
        }
        Files.writeString(copy, text);
    }

    private static Path copy(Instance broker, Path original) {
        return broker.copies().resolve(original.getFileName());
    }

    /** As a broker's configuration names a file: relative to its directory. */
    private static String name(Instance broker, Path file) {
        return broker.directory().relativize(file).toString().replace('\\', '/');
    }

    private String throughProxies(Instance broker, String configuration) throws IOException {
        String text = configuration;
        for (Instance peer : instances) {
            PortKind kind = peer.kind() == Instance.Kind.SERVER ? PortKind.CLIENT : PortKind.OPENWIRE;
            if (!peer.id().equals(broker.id()) && peer.ports().of(kind).isPresent()) {
                int port = peer.ports().of(kind).getAsInt();
                Pattern address = Pattern.compile(
                        "(?<![\\w.])" + Pattern.quote(new Authority(peer.address(), port).toString()) + "(?!\\d)");
                if (address.matcher(text).find()) {
                    Proxy proxy = proxy(broker.id(), peer.id(), peer.address(), port);
                    text = address.matcher(text).replaceAll(Matcher.quoteReplacement(proxy.address()));
                }
            }
        }
        return throughItsOwn(broker, toItsDatabase(broker, text));
    }

    private String toItsDatabase(Instance broker, String text) throws IOException {
        Matcher matcher = DATABASE_ADDRESS.matcher(text);
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            Proxy proxy = proxy(
                    broker.id(),
                    "its database",
                    matcher.group(2).replace("\\", ""),
                    Integer.parseInt(matcher.group(3)));
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(matcher.group(1) + proxy.address()));
        }
        return matcher.appendTail(replaced).toString();
    }

    private String throughItsOwn(Instance broker, String text) throws IOException {
        Matcher matcher = REPLICATED.matcher(text);
        if (connectUrl.isEmpty() || text.contains(connectUrl.get() + "=") || !matcher.find()) {
            return text;
        }
        Proxy proxy =
                proxy(SLAVES, broker.id(), broker.address(), broker.ports().required(PortKind.REPLICATION));
        return matcher.replaceFirst(Matcher.quoteReplacement(
                matcher.group() + " " + connectUrl.get() + "=\"tcp://" + proxy.address() + "\""));
    }

    private Proxy proxy(String from, String to, String host, int port) throws IOException {
        Between between = new Between(from, to, new Authority(host, port).toString());
        Proxy there = proxies.get(between);
        if (there == null) {
            there = new Proxy(host, port, this::isPlanned);
            proxies.put(between, there);
        }
        return there;
    }

    @Override
    public void close() throws MachineException {
        try {
            for (Proxy proxy : proxies.values()) {
                proxy.close();
            }
            for (Instance instance : instances) {
                Files.deleteIfExists(copy(instance, instance.configuration()));
                Files.deleteIfExists(copy(instance, instance.database()));
                Files.deleteIfExists(instance.copies());
            }
        } catch (IOException e) {
            throw new MachineException("What the drill has written for a rehearsal cannot be taken away: " + e, e);
        }
    }

    private record Between(String from, String to, String address) {

        boolean touches(String id) {
            return from.equals(id) || to.equals(id);
        }
    }
}
