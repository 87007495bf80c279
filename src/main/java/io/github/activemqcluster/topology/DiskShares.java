package io.github.activemqcluster.topology;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The default limit of a store: a share of its file system. In per cent of the whole file system, divided among all
 * stores that have their limit from it: a store of each group, or of each broker, and the temporary store of each
 * broker.
 *
 * <p>All directories below one output or data directory count as one file system. Two absolute paths with one parent
 * count as one file system too. The real file systems are known only where the cluster runs; {@code start} checks them
 * there.
 */
public final class DiskShares {

    /**
     * For stores. A full KahaDB must be able to grow while it is drained: each acknowledgement is a record in the
     * journal, and a journal file is deleted only once no record in it is needed. Measured on 6.3.1 with messages of 50
     * bytes: each takes 585 bytes in journal and index, and its acknowledgement 282 bytes. Larger messages need a
     * smaller share. So a store of 60% may need 89%. The {@code db.redo}, which does not count towards the limit, had
     * up to 3.2 MB.
     */
    private static final int STORES = 60;

    /** For non-persistent messages, which go to disk once the memory is full. They never need more than the limit. */
    private static final int TEMPORARY = 10;

    /**
     * An absolute path of Unix or Windows: the machine that runs the instance decides, not the one that generates it.
     */
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

    /** The share of a broker's store, 1 to 60; without meaning for a database. */
    public int store(Group group, Broker broker) {
        return share(STORES, stores.getOrDefault(place(group, broker), 1));
    }

    /** The share of a broker's temporary store, 1 to 10. */
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
