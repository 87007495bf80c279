package io.github.activemqcluster.flow;

import io.github.activemqcluster.topology.NetworkConnector.Destination;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names of destinations and the wildcards in them: parts between dots, {@code *} for any one part, and {@code >} at the
 * end for any number of further parts, also none.
 *
 * <p>Source: {@code DestinationFilter.parseFilter}, {@code PrefixDestinationFilter}, {@code WildcardDestinationFilter}
 * and {@code ActiveMQDestination.setPhysicalName} of ActiveMQ 6.3.1.
 */
final class Names {

    private static final String ANY = "*";
    private static final String REST = ">";
    private static final String QUEUE = "queue://";
    private static final String TOPIC = "topic://";

    private Names() {}

    /** The parts of a composite destination; for a simple destination the destination itself. Without options. */
    static List<Destination> parts(Destination destination) {
        String name = destination.physicalName();
        int options = name.indexOf('?');
        String plain = options < 0 ? name : name.substring(0, options);
        if (plain.indexOf(',') < 0) {
            return List.of(new Destination(destination.topic(), plain.strip()));
        }
        return Arrays.stream(plain.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .flatMap(part -> part(part, destination.topic()))
                .toList();
    }

    private static Stream<Destination> part(String name, boolean topic) {
        if (name.startsWith(QUEUE)) {
            return Stream.of(new Destination(false, name.substring(QUEUE.length())));
        }
        if (name.startsWith(TOPIC)) {
            return Stream.of(new Destination(true, name.substring(TOPIC.length())));
        }
        return name.startsWith("temp-") && name.contains("://")
                ? Stream.empty()
                : Stream.of(new Destination(topic, name));
    }

    static boolean isPattern(String name) {
        return Arrays.stream(split(name)).anyMatch(part -> part.equals(ANY)) || isOpen(split(name));
    }

    /**
     * Whether ActiveMQ's filter of one name accepts another name. The other name may be a wildcard: to a broker that is
     * a name like any other, except for {@code *} behind a filter that ends with {@code >}.
     */
    static boolean passes(String filter, String name) {
        String[] wanted = split(filter);
        if (!isOpen(wanted)) {
            String[] given = split(name);
            if (Arrays.asList(wanted).contains(ANY)) {
                return wanted.length == given.length
                        && agree(wanted, given, given.length, (one, other) -> one.equals(ANY) || one.equals(other));
            }
            return filter.equals(name);
        }
        String[] given = split(name);
        int prefix = lengthOfPrefix(wanted);
        return given.length >= prefix
                && agree(
                        wanted,
                        given,
                        prefix,
                        (one, other) -> one.equals(ANY) || other.equals(ANY) || one.equals(other));
    }

    /** Whether one pattern matches each name that another pattern matches. */
    static boolean covers(String pattern, String other) {
        String[] wide = split(pattern);
        String[] narrow = split(other);
        boolean open = isOpen(wide);
        int prefix = open ? lengthOfPrefix(wide) : wide.length;
        int given = isOpen(narrow) ? lengthOfPrefix(narrow) : narrow.length;
        return (open ? given >= prefix : given == prefix && !isOpen(narrow))
                && agree(wide, narrow, prefix, (one, two) -> one.equals(ANY) || one.equals(two));
    }

    /** The common names of two patterns, as a pattern; empty if there are none. */
    static Optional<String> common(String one, String other) {
        String[] first = split(one);
        String[] second = split(other);
        int firstLength = isOpen(first) ? lengthOfPrefix(first) : first.length;
        int secondLength = isOpen(second) ? lengthOfPrefix(second) : second.length;
        if (firstLength > secondLength) {
            return common(other, one);
        }
        if (firstLength < secondLength && !isOpen(first)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < secondLength; i++) {
            String left = i < firstLength ? first[i] : ANY;
            String right = second[i];
            if (!left.equals(right) && !left.equals(ANY) && !right.equals(ANY)) {
                return Optional.empty();
            }
            parts.add(left.equals(ANY) ? right : left);
        }
        if (isOpen(first) && isOpen(second)) {
            parts.add(REST);
        }
        return Optional.of(String.join(".", parts));
    }

    private static String[] split(String name) {
        return name.split("\\.", -1);
    }

    private static boolean isOpen(String[] parts) {
        return parts[parts.length - 1].equals(REST);
    }

    /** The number of parts before the {@code >} at the end. Several {@code >} at the end count as one. */
    private static int lengthOfPrefix(String[] parts) {
        int length = parts.length;
        while (length > 0 && parts[length - 1].equals(REST)) {
            length--;
        }
        return length;
    }

    private interface Agreement {
        boolean of(String one, String other);
    }

    private static boolean agree(String[] one, String[] other, int length, Agreement agreement) {
        for (int i = 0; i < length; i++) {
            if (!agreement.of(one[i], other[i])) {
                return false;
            }
        }
        return true;
    }
}
