package io.github.activemqcluster.topology;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of its file system a store may take where the topology does not say. In per cent of the whole file system, and
 * divided among all that go by one: a store of each group, or of each broker, and the temporary store of each broker.
 *
 * <p>Whatever is below one output or data directory is taken to be on one file system, and so are two directories that are
 * given as absolute paths with one parent. What is really on one is only known where it runs; {@code start} looks there.
 */
public final class DiskShares {

    /**
     * For stores. A full KahaDB must be able to grow while it is drained: an acknowledgement is a record of its own in the
     * journal, and a journal file goes once nothing in it is needed. Measured on 6.3.1 with messages of 50 bytes: 585 bytes each
     * in journal and index, 282 bytes for the acknowledgement; with larger messages it is less. So a store of 60% may need 89%.
     * Its {@code db.redo}, which does not count towards the limit, had up to 3.2 MB.
     */
    private static final int STORES = 60;

    /** For non-persistent messages, which are kept on disk once the memory is full. The limit is all that they need. */
    private static final int TEMPORARY = 10;

    /** Also what is absolute on the machine that runs the instance, not on the one that generates it. */
    private static final Pattern ABSOLUTE = Pattern.compile("([/\\\\]|[A-Za-z]:[/\\\\])(.*[/\\\\])?[^/\\\\]+[/\\\\]*");

    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<String, Integer> stores = new HashMap<>();
    private final Map<String, Integer> temporary = new HashMap<>();

    public DiskShares(Topology topology) {
        topology.hosts().forEach(host -> hosts.putIfAbsent(host.id(), host));
        for (Group group : topology.groups()) {
            long withStores =
                    switch (group.store().files()) {
                        case OWN -> group.brokers().size();
                        case SHARED -> 1;
                        case NONE -> 0;
                    };
            group.brokers().stream().limit(withStores).forEach(broker -> count(stores, place(group, broker)));
            group.brokers().forEach(broker -> count(temporary, machine(broker)));
        }
    }

    /** For the store of a broker, 1 to 60; of no meaning where that is a database. */
    public int store(Group group, Broker broker) {
        return share(STORES, stores.getOrDefault(place(group, broker), 1));
    }

    /** For the temporary store of a broker, 1 to 10. */
    public int temporary(Broker broker) {
        return share(TEMPORARY, temporary.getOrDefault(machine(broker), 1));
    }

    private static int share(int all, int count) {
        return Math.max(1, all / count);
    }

    private static void count(Map<String, Integer> counts, String place) {
        counts.merge(place, 1, Integer::sum);
    }

    private String place(Group group, Broker broker) {
        Matcher given = ABSOLUTE.matcher(group.store().givenDirectory().orElse(""));
        String parent = given.matches()
                ? "\0" + given.group(1) + Optional.ofNullable(given.group(2)).orElse("")
                : "";
        // A share is the same on every machine.
        boolean shared = group.store().files() == Store.Files.SHARED;
        return shared && given.matches() ? parent : machine(broker) + parent;
    }

    private String machine(Broker broker) {
        Host host = hosts.get(broker.host());
        if (host == null) {
            return broker.host();
        }
        return host.isLoopback() ? "127.0.0.1" : host.address().toLowerCase(Locale.ROOT);
    }
}
