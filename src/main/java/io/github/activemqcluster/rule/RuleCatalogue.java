package io.github.activemqcluster.rule;

import static io.github.activemqcluster.problem.Level.ERROR;
import static io.github.activemqcluster.problem.Level.WARNING;

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
        BINDER,
        /** On the fragments that the topology names, once they were read. */
        FRAGMENTS,
        /** On what was rendered, by the goals that write. */
        CONFORMANCE
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
            binder("local-is-local", ERROR, "placement=local touches nothing that is in production"),
            rule("store-in-release", ERROR, "the release has the group's store"),
            rule("store-deprecated", WARNING, "the store is not one that ActiveMQ has given up"),
            rule("two-n-plus-one", ERROR, "a replicatedLevelDB group has an odd number of brokers, at least 3"),
            rule("replicas-match", ERROR, "replicas is the number of brokers in the group"),
            rule("broker-name-matches", ERROR, "the brokers of a group that share a store have one broker name"),
            rule("broker-name-unique", WARNING, "groups of one network have different broker names"),
            rule("lease-holder-unique", ERROR, "every broker of a jdbc group has its own lease holder id"),
            rule("pure-one-slave", ERROR, "a pureMasterSlave group has exactly two brokers"),
            rule("single-broker-store", ERROR, "a kahaDB group has one broker"),
            rule("shared-directory-given", ERROR, "a shared directory that several hosts use is given and absolute"),
            rule("shared-directory-own", ERROR, "no two groups share a directory, database tables or a zkPath"),
            rule("lock-keep-alive", WARNING, "the master on a shared file system looks whether it still has the lock"),
            rule("lease-outlives-keep-alive", ERROR, "a jdbc store renews its lease before it ends"),
            rule("jdbc-driver-given", ERROR, "a jdbc store names its driver's Maven coordinates"),
            rule("jdbc-shared-database", ERROR, "a jdbc store is in a database that all brokers reach"),
            rule("sync-waits-for-quorum", WARNING, "a replicated message is acknowledged when a quorum has it"),

            // ZooKeeper
            rule("ensemble-odd", ERROR, "an ensemble has an odd number of servers"),
            rule("ensemble-tolerates-failure", WARNING, "an ensemble has at least three servers"),
            rule("myid-valid", ERROR, "the servers' myid is 1 to 255 and unique in the ensemble"),
            rule("zk-path-absolute", ERROR, "zkPath is an absolute path of nodes below the root"),

            // Network
            rule("connector-not-to-itself", ERROR, "no group is linked to itself"),
            rule("connector-name-unique", ERROR, "the connectors of a broker have different names"),
            rule("duplex-once", ERROR, "two groups are joined by one duplex connector, not by one from each side"),
            rule("masterslave-needs-two", ERROR, "masterslave discovery points at a group of two brokers or more"),
            rule("static-to-single", WARNING, "static discovery points at a single broker"),
            rule("messages-reachable", WARNING, "a client reaches all its groups' messages, wherever it lands"),
            rule("ttl-covers-path", ERROR, "networkTTL reaches as far as messages must go"),
            rule("flow-arrives", ERROR, "what a client sends reaches each client that receives it"),
            rule("flow-one-way", WARNING, "messages have one way to their consumer"),
            rule("flow-wanted", WARNING, "what is sent has a consumer"),
            rule("replay-when-no-consumers", WARNING, "messages whose consumer has gone are replayed to the network"),
            rule("multicast-own-group", WARNING, "multicast discovery has a group of its own"),

            // Placement
            hosts("zookeeper-apart-from-brokers", WARNING, "no failure domain has both ZooKeeper servers and brokers"),
            hosts("ensemble-spread", WARNING, "the servers of an ensemble are on different hosts"),
            hosts("group-survives-failure-domain", WARNING, "the brokers of a group are in several failure domains"),

            // Clients
            binder("client-lists-whole-group", ERROR, "a client can be given every broker of its groups"),
            rule("client-failover-sane", WARNING, "a client reconnects, and does not wait for ever"),
            rule("client-sends-wait", WARNING, "a send does not return before the broker has the message"),
            rule("durable-subscriber-stays", WARNING, "a client with a durable subscription has one group"),

            // Release
            rule("release-known", WARNING, "facts about the release are known"),
            rule("release-java", ERROR, "the release runs on the Java that is to run it"),
            rule("release-advisories", WARNING, "the release has the fixes of the known advisories"),
            fragments("fragments-fit", ERROR, "no element of a fragment takes the place of another one"),
            conformance("broker-as-asked", ERROR, "the broker that comes out is the one that was asked for"),

            // Security
            rule("authentication-on", WARNING, "clients must log in"),
            rule("default-credentials", ERROR, "no password that ActiveMQ ships is in use where others reach it"),
            rule("connector-credentials", ERROR, "where clients must log in, the connectors do"),
            rule("console-not-exposed", WARNING, "the console is for this machine, or for users of your own"),
            rule("secrets-not-in-plain-text", WARNING, "no password is written where the topology is"),
            hosts("transport-encrypted", WARNING, "ports that other hosts reach use TLS"));

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

    private static Entry fragments(String id, Level level, String demand) {
        return new Entry(id, level, demand, Scope.FRAGMENTS);
    }

    private static Entry conformance(String id, Level level, String demand) {
        return new Entry(id, level, demand, Scope.CONFORMANCE);
    }

    private static Entry binder(String id, Level level, String demand) {
        return new Entry(id, level, demand, Scope.BINDER);
    }
}
