package io.github.activemqcluster.render;

import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The rights that the {@code authorizationEntry} elements in the fragments give to users. A fragment or the topology
 * names these users with their groups. This class knows nothing of users of JAAS, nor of an authorization that is not a
 * list of entries.
 *
 * <p>Source: {@code AuthorizationBroker} lets a user do what one of the entries for a destination lets one of the
 * user's groups do. Without an entry the user may do nothing. {@code SimpleAuthenticationPlugin} takes a user's groups
 * as they are given.
 */
final class FragmentRights implements Rights {

    private static final String ENTRY = "authorizationEntry";
    private static final String USER = "authenticationUser";

    private final Map<String, Authorization> authorizations = new HashMap<>();

    /**
     * Reads the entries.
     *
     * @param fragments the fragments by the id of their group
     */
    FragmentRights(Topology topology, Map<String, List<Fragment>> fragments) {
        for (Group group : topology.groups()) {
            var authorization = new Authorization(new ArrayList<>(), new HashMap<>());
            group.security().users().forEach(user -> authorization.users().put(user.username(), user.groups()));
            fragments.getOrDefault(group.id(), List.of()).stream()
                    .filter(fragment ->
                            fragment.xml().contains(ENTRY) || fragment.xml().contains(USER))
                    .forEach(fragment -> read(fragment, authorization));
            if (!authorization.entries().isEmpty()) {
                authorizations.putIfAbsent(group.id(), authorization);
            }
        }
    }

    /** The users with their groups, and the rights of these groups. */
    private record Authorization(List<Entry> entries, Map<String, List<String>> users) {}

    private record Entry(Destination destination, List<String> read, List<String> write) {}

    private static void read(Fragment fragment, Authorization authorization) {
        try {
            XMLStreamReader reader = fragment.reader();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    if (reader.getLocalName().equals(ENTRY)) {
                        entry(reader).ifPresent(authorization.entries()::add);
                    } else if (reader.getLocalName().equals(USER)) {
                        authorization
                                .users()
                                .put(
                                        String.valueOf(reader.getAttributeValue(null, "username")),
                                        names(reader, "groups"));
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(fragment.name() + " was well-formed when it was read", e);
        }
    }

    private static Optional<Entry> entry(XMLStreamReader reader) {
        Optional<String> queue = Optional.ofNullable(reader.getAttributeValue(null, "queue"));
        Optional<String> topic = Optional.ofNullable(reader.getAttributeValue(null, "topic"));
        return queue.or(() -> topic)
                .map(name -> new Entry(
                        new Destination(queue.isEmpty(), name), names(reader, "read"), names(reader, "write")));
    }

    private static List<String> names(XMLStreamReader reader, String attribute) {
        String names = reader.getAttributeValue(null, attribute);
        return names == null
                ? List.of()
                : Arrays.stream(names.split(",")).map(String::strip).toList();
    }

    @Override
    public Optional<Access> of(String group, Optional<String> user) {
        Authorization authorization = authorizations.get(group);
        if (authorization == null) {
            return Optional.empty();
        }
        return user.map(authorization.users()::get)
                .map(memberships -> new Access(
                        allowed(authorization, memberships, Entry::read),
                        allowed(authorization, memberships, Entry::write)));
    }

    private static List<Destination> allowed(
            Authorization authorization, List<String> memberships, Function<Entry, List<String>> right) {
        return authorization.entries().stream()
                .filter(entry -> right.apply(entry).contains("*")
                        || right.apply(entry).stream().anyMatch(memberships::contains))
                .map(Entry::destination)
                .toList();
    }
}
