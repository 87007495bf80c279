package io.github.activemqcluster.rule;

import static io.github.activemqcluster.problem.Level.ERROR;

import io.github.activemqcluster.problem.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All rules there are, in the order in which they are documented, also those that only the binder can find broken. */
public final class RuleCatalogue {

    /**
     * What is known of a rule without running it.
     *
     * @param id what a user names in {@code <rules>}; its page in the documentation has that name too
     * @param level the level of a breach unless the user gives another; some breaches of a rule are milder or graver
     * @param demand what it demands, in one line without a full stop
     * @param scope where it is checked
     */
    public record Entry(String id, Level level, String demand, Scope scope) {}

    /** Where a rule is checked. */
    public enum Scope {
        /** On the resolved topology. */
        TOPOLOGY,
        /** On the resolved topology, but not under {@code placement=local}, where every host is this machine. */
        HOSTS,
        /** While the topology is read, by the binder. */
        BINDER
    }

    private static final List<Entry> ENTRIES = List.of(
            // Addressing
            rule("ids-unique", ERROR, "every host, ensemble, server, group, broker and client has its own id"),
            rule("references-resolve", ERROR, "every host, ensemble and group that is named exists"),
            rule("names-legal", ERROR, "ids and broker names are safe as names of folders and of brokers"),
            rule("ports-valid", ERROR, "a port is 1 to 65535, and better not below 1024"),
            rule("ports-unique", ERROR, "no two ports on one host are the same"),
            hosts("addresses-reachable", ERROR, "hosts have addresses at which the other hosts reach them"),

            // Groups
            binder("one-store", ERROR, "a group names exactly one store"),
            binder("vocabulary", ERROR, "every element is known, given once, and of its type"),
            binder("local-is-local", ERROR, "placement=local touches nothing that is in production"));

    private static final Map<String, Entry> BY_ID =
            ENTRIES.stream().collect(Collectors.toUnmodifiableMap(Entry::id, Function.identity()));

    private RuleCatalogue() {}

    /** All of them. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /** The rule of that id; empty where there is none. */
    public static Optional<Entry> entry(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    private static Entry rule(String id, Level level, String demand) {
        return new Entry(id, level, demand, Scope.TOPOLOGY);
    }

    private static Entry hosts(String id, Level level, String demand) {
        return new Entry(id, level, demand, Scope.HOSTS);
    }

    private static Entry binder(String id, Level level, String demand) {
        return new Entry(id, level, demand, Scope.BINDER);
    }
}
