package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.topology.Authority;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.util.URISupport;

/**
 * A client's written {@code client.properties}: the URL, and properties of the connection factory. The drill connects
 * with all of them, since a setting can decide whether a message is lost.
 */
public final class ClientFile {

    private static final String URL = "url";
    private static final String USER = "userName";
    private static final String PASSWORD = "password";

    /** A broker may tell its clients the addresses of others, also of other groups. */
    private static final String LIST_GROWS = "updateURIsSupported";

    private final Path file;
    private final String client;
    private final Map<String, String> settings;

    private ClientFile(Path file, String client, Map<String, String> settings) {
        this.file = file;
        this.client = client;
        this.settings = Map.copyOf(settings);
    }

    /**
     * Reads the file.
     *
     * @throws TopologyException where the file cannot be read, or has no URL
     */
    public static ClientFile read(Path file, String client) throws TopologyException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new TopologyException(
                    "The drill connects as client '" + client + "' does, and " + file + " cannot be read: "
                            + e.getMessage() + ". Run the goal activemq-cluster:generate.",
                    List.of());
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        if (!settings.containsKey(URL)) {
            throw new TopologyException(
                    "The drill connects as client '" + client + "' does, and " + file + " has no '" + URL
                            + "'. Let its template write one.",
                    List.of());
        }
        return new ClientFile(file, client, settings);
    }

    /**
     * How the client reaches one of its groups: by the group's brokers in its URL, with all its other settings.
     *
     * @param brokers the brokers of the group
     * @param userName the user of the drill, where the file names none
     * @throws TopologyException where the URL has no broker of the group, or the client library refuses a setting
     */
    public ClientAccess to(String group, List<Instance> brokers, Optional<String> userName, Optional<String> password)
            throws TopologyException {
        Set<String> addresses = brokers.stream()
                .flatMap(broker -> broker.openwire().stream())
                .map(url -> address(URI.create(url)))
                .collect(Collectors.toSet());
        Map<String, String> rest = new HashMap<>(settings);
        String url = rest.remove(URL);
        Optional<String> ownName = Optional.ofNullable(rest.remove(USER));
        Optional<String> ownPassword = Optional.ofNullable(rest.remove(PASSWORD));
        try {
            URISupport.CompositeData written = URISupport.parseComposite(new URI(url));
            List<String> members = new ArrayList<>();
            for (URI member : written.getComponents()) {
                if (addresses.contains(address(member))) {
                    members.add(member.toString());
                }
            }
            if (members.isEmpty()) {
                throw new TopologyException(
                        "The drill connects as client '" + client + "' does, and the url in " + file
                                + " has no broker of group '" + group + "', which is one of its groups: " + url,
                        List.of());
            }
            requirePlain(group, members);
            Map<String, String> options = new HashMap<>(written.getParameters());
            options.put(LIST_GROWS, "false");
            ClientAccess access = new ClientAccess(
                    client,
                    group,
                    "failover:(" + String.join(",", members) + ")?" + URISupport.createQueryString(options),
                    options,
                    rest,
                    ownName.or(() -> userName),
                    ownName.isPresent() ? ownPassword : password);
            access.factory();
            return access;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new TopologyException(
                    "The drill connects as client '" + client + "' does, and " + file
                            + " has what ActiveMQ's client does not take: " + e.getMessage(),
                    List.of());
        }
    }

    /** How the drill reaches a group that no client of the topology uses: with ActiveMQ's defaults. */
    public static ClientAccess withDefaults(
            String name, String group, List<Instance> brokers, Optional<String> userName, Optional<String> password)
            throws TopologyException {
        List<String> members = brokers.stream()
                .flatMap(broker -> broker.openwire().stream())
                .map(url -> url.replaceFirst("^nio:", "tcp:"))
                .toList();
        requirePlain(group, members);
        return new ClientAccess(
                name,
                group,
                "failover:(" + String.join(",", members) + ")?" + LIST_GROWS + "=false",
                Map.of(LIST_GROWS, "false"),
                Map.of(),
                userName,
                password);
    }

    private static void requirePlain(String group, List<String> members) throws TopologyException {
        if (members.stream().noneMatch(member -> member.startsWith("tcp://"))) {
            throw new TopologyException(
                    "The drill speaks OpenWire without TLS, and group '" + group
                            + "' does not. Give it a transport connector of scheme tcp for the rehearsal.",
                    List.of());
        }
    }

    private static String address(URI uri) {
        return new Authority(uri.getHost(), uri.getPort()).toString();
    }
}
