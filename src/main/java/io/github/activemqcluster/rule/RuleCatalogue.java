package io.github.activemqcluster.rule;

import static io.github.activemqcluster.problem.Level.ERROR;
import static io.github.activemqcluster.problem.Level.WARNING;

import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.rule.addressing.AddressesAreReachable;
import io.github.activemqcluster.rule.addressing.IdsAreUnique;
import io.github.activemqcluster.rule.addressing.NamesAreLegal;
import io.github.activemqcluster.rule.addressing.PortsAreUnique;
import io.github.activemqcluster.rule.addressing.PortsAreValid;
import io.github.activemqcluster.rule.addressing.ReferencesResolve;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.client.ClientAcknowledgesEach;
import io.github.activemqcluster.rule.client.ClientFailoverIsSane;
import io.github.activemqcluster.rule.client.ClientSendsWait;
import io.github.activemqcluster.rule.client.DurableSubscriberStays;
import io.github.activemqcluster.rule.client.ToldClientsKeepTheirBrokers;
import io.github.activemqcluster.rule.group.BrokerNamesDifferInNetwork;
import io.github.activemqcluster.rule.group.BrokerNamesMatchInGroup;
import io.github.activemqcluster.rule.group.JdbcDatabaseIsShared;
import io.github.activemqcluster.rule.group.JdbcDriverIsGiven;
import io.github.activemqcluster.rule.group.KahaDbHasSingleBroker;
import io.github.activemqcluster.rule.group.LeaseHoldersAreUnique;
import io.github.activemqcluster.rule.group.LeaseOutlivesKeepAlive;
import io.github.activemqcluster.rule.group.LevelDbGroupHasTwoNPlusOne;
import io.github.activemqcluster.rule.group.LockIsKeptAlive;
import io.github.activemqcluster.rule.group.PureMasterHasOneSlave;
import io.github.activemqcluster.rule.group.ReplicasMatchBrokers;
import io.github.activemqcluster.rule.group.SharedDirectoryIsGiven;
import io.github.activemqcluster.rule.group.StoreIsInRelease;
import io.github.activemqcluster.rule.group.StoreIsNotDeprecated;
import io.github.activemqcluster.rule.group.StorePlaceIsOwn;
import io.github.activemqcluster.rule.group.SyncWaitsForQuorum;
import io.github.activemqcluster.rule.network.ConnectorIsNotToItself;
import io.github.activemqcluster.rule.network.ConnectorNamesAreUnique;
import io.github.activemqcluster.rule.network.DuplexIsDeclaredOnce;
import io.github.activemqcluster.rule.network.FlowsAreWanted;
import io.github.activemqcluster.rule.network.FlowsArrive;
import io.github.activemqcluster.rule.network.FlowsHaveOneWay;
import io.github.activemqcluster.rule.network.MasterslavePointsAtSeveral;
import io.github.activemqcluster.rule.network.MessagesAreReachable;
import io.github.activemqcluster.rule.network.MessagesAreReplayed;
import io.github.activemqcluster.rule.network.MulticastGroupIsOwn;
import io.github.activemqcluster.rule.network.StaticPointsAtSingle;
import io.github.activemqcluster.rule.network.TtlCoversPath;
import io.github.activemqcluster.rule.placement.EnsembleIsSpread;
import io.github.activemqcluster.rule.placement.GroupSurvivesFailureDomain;
import io.github.activemqcluster.rule.placement.ZooKeeperIsApartFromBrokers;
import io.github.activemqcluster.rule.release.ReleaseHasFixes;
import io.github.activemqcluster.rule.release.ReleaseIsKnown;
import io.github.activemqcluster.rule.release.ReleaseRunsOnJava;
import io.github.activemqcluster.rule.security.ArchiveIsVerified;
import io.github.activemqcluster.rule.security.ClientsMustLogIn;
import io.github.activemqcluster.rule.security.ConnectorsLogIn;
import io.github.activemqcluster.rule.security.ConsoleIsNotExposed;
import io.github.activemqcluster.rule.security.NoShippedCredentials;
import io.github.activemqcluster.rule.security.SecretsAreNotInPlainText;
import io.github.activemqcluster.rule.security.TransportsAreEncrypted;
import io.github.activemqcluster.rule.zookeeper.EnsembleIsOdd;
import io.github.activemqcluster.rule.zookeeper.EnsembleToleratesFailure;
import io.github.activemqcluster.rule.zookeeper.MyidsAreValid;
import io.github.activemqcluster.rule.zookeeper.ZkPathIsAbsolute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All rules, in the order of the documentation; also the rules that only the binder checks. */
public final class RuleCatalogue {

    /**
     * The data of a rule that are known without a run.
     *
     * @param id the rule's name in {@code <rules>}, and the name of its page in the documentation
     * @param level the level of a breach unless the user gives another; some breaches of a rule have a milder or a
     *     graver level
     * @param demand the demand, in one line without a full stop
     * @param scope where the rule is checked
     * @param maker makes the rule; empty where no class of this package checks the demand
     */
    public record Entry(
            String id, Level level, String demand, Scope scope, Optional<Function<RuleContext, Rule>> maker) {}

    /** Where a rule is checked. */
    public enum Scope {
        /** On the resolved topology. */
        TOPOLOGY,
        /** On the resolved topology, but not under {@code placement=local}, where every host is this machine. */
        HOSTS,
        /** On the homes on this machine, by the goal {@code check}. */
        HOMES,
        /** While the topology is read, by the binder. */
        BINDER,
        /** On the fragments that the topology names, after they were read. */
        FRAGMENTS,
        /** On the rendered files, by the goals that write. */
        CONFORMANCE,
        /** On the cluster's surroundings, by {@code check} with {@code online}, and by {@code start}. */
        ONLINE,
        /** On a running cluster, by {@code drill}. */
        DRILL
    }

    private static final List<Entry> ENTRIES = List.of(
            // Addressing
            rule(
                    "ids-unique",
                    ERROR,
                    "every host, ensemble, server, group, broker and client has its own id",
                    given -> new IdsAreUnique()),
            rule(
                    "references-resolve",
                    ERROR,
                    "every host, ensemble and group that is named exists",
                    given -> new ReferencesResolve()),
            rule(
                    "names-legal",
                    ERROR,
                    "ids and broker names are safe as names of folders and of brokers",
                    given -> new NamesAreLegal()),
            rule("ports-valid", ERROR, "a port is 1 to 65535, and better not below 1024", given -> new PortsAreValid()),
            rule("ports-unique", ERROR, "no two ports on one host are the same", given -> new PortsAreUnique()),
            hosts(
                    "addresses-reachable",
                    ERROR,
                    "hosts have addresses at which the other hosts reach them",
                    given -> new AddressesAreReachable()),

            // Groups
            binder("one-store", ERROR, "a group names exactly one store"),
            binder("vocabulary", ERROR, "every element is known, given once, and of its type"),
            binder("local-is-local", ERROR, "placement=local touches nothing that is in production"),
            rule(
                    "store-in-release",
                    ERROR,
                    "the release has the group's store",
                    given -> new StoreIsInRelease(given.releases())),
            rule(
                    "store-deprecated",
                    WARNING,
                    "the store is not one that ActiveMQ has given up",
                    given -> new StoreIsNotDeprecated(given.releases())),
            rule(
                    "two-n-plus-one",
                    ERROR,
                    "a replicatedLevelDB group has an odd number of brokers, at least 3",
                    given -> new LevelDbGroupHasTwoNPlusOne()),
            rule(
                    "replicas-match",
                    ERROR,
                    "replicas is the number of brokers in the group",
                    given -> new ReplicasMatchBrokers()),
            rule(
                    "broker-name-matches",
                    ERROR,
                    "the brokers of a group that share a store have one broker name",
                    given -> new BrokerNamesMatchInGroup()),
            rule(
                    "broker-name-unique",
                    WARNING,
                    "groups of one network have different broker names",
                    given -> new BrokerNamesDifferInNetwork()),
            rule(
                    "lease-holder-unique",
                    ERROR,
                    "every broker of a jdbc group has its own lease holder id",
                    given -> new LeaseHoldersAreUnique()),
            rule(
                    "pure-one-slave",
                    ERROR,
                    "a pureMasterSlave group has exactly two brokers",
                    given -> new PureMasterHasOneSlave()),
            rule("single-broker-store", ERROR, "a kahaDB group has one broker", given -> new KahaDbHasSingleBroker()),
            rule(
                    "shared-directory-given",
                    ERROR,
                    "a shared directory that several hosts use is given and absolute",
                    given -> new SharedDirectoryIsGiven()),
            rule(
                    "shared-directory-own",
                    ERROR,
                    "no two groups share a directory, database tables or a zkPath",
                    given -> new StorePlaceIsOwn()),
            rule(
                    "lock-keep-alive",
                    WARNING,
                    "the master on a shared file system looks whether it still has the lock",
                    given -> new LockIsKeptAlive(given.releases())),
            rule(
                    "lease-outlives-keep-alive",
                    ERROR,
                    "a jdbc store renews its lease before it ends",
                    given -> new LeaseOutlivesKeepAlive()),
            rule(
                    "jdbc-driver-given",
                    ERROR,
                    "a jdbc store names its driver's Maven coordinates",
                    given -> new JdbcDriverIsGiven()),
            rule(
                    "jdbc-shared-database",
                    ERROR,
                    "a jdbc store is in a database that all brokers reach",
                    given -> new JdbcDatabaseIsShared()),
            rule(
                    "sync-waits-for-quorum",
                    WARNING,
                    "a replicated message is acknowledged when a quorum has it",
                    given -> new SyncWaitsForQuorum()),

            // ZooKeeper
            rule("ensemble-odd", ERROR, "an ensemble has an odd number of servers", given -> new EnsembleIsOdd()),
            rule(
                    "ensemble-tolerates-failure",
                    WARNING,
                    "an ensemble has at least three servers",
                    given -> new EnsembleToleratesFailure()),
            rule(
                    "myid-valid",
                    ERROR,
                    "the servers' myid is 1 to 255 and unique in the ensemble",
                    given -> new MyidsAreValid()),
            rule(
                    "zk-path-absolute",
                    ERROR,
                    "zkPath is an absolute path of nodes below the root",
                    given -> new ZkPathIsAbsolute()),

            // Network
            rule(
                    "connector-not-to-itself",
                    ERROR,
                    "no group is linked to itself",
                    given -> new ConnectorIsNotToItself()),
            rule(
                    "connector-name-unique",
                    ERROR,
                    "the connectors of a broker have different names",
                    given -> new ConnectorNamesAreUnique()),
            rule(
                    "duplex-once",
                    ERROR,
                    "two groups are joined by one duplex connector, not by one from each side",
                    given -> new DuplexIsDeclaredOnce()),
            rule(
                    "masterslave-needs-two",
                    ERROR,
                    "masterslave discovery points at a group of two brokers or more",
                    given -> new MasterslavePointsAtSeveral()),
            rule(
                    "static-to-single",
                    WARNING,
                    "static discovery points at a single broker",
                    given -> new StaticPointsAtSingle()),
            rule(
                    "messages-reachable",
                    WARNING,
                    "a client reaches all its groups' messages, wherever it lands",
                    given -> new MessagesAreReachable()),
            rule(
                    "ttl-covers-path",
                    ERROR,
                    "networkTTL reaches as far as messages must go",
                    given -> new TtlCoversPath()),
            rule(
                    "flow-arrives",
                    ERROR,
                    "what a client sends reaches each client that receives it",
                    given -> new FlowsArrive(given.flows())),
            rule(
                    "flow-one-way",
                    WARNING,
                    "messages have one way to their consumer",
                    given -> new FlowsHaveOneWay(given.flows())),
            rule("flow-wanted", WARNING, "what is sent has a consumer", given -> new FlowsAreWanted(given.flows())),
            rule(
                    "replay-when-no-consumers",
                    WARNING,
                    "messages whose consumer has gone are replayed to the network",
                    given -> new MessagesAreReplayed(given.releases())),
            rule(
                    "multicast-own-group",
                    WARNING,
                    "multicast discovery has a group of its own",
                    given -> new MulticastGroupIsOwn()),

            // Placement
            hosts(
                    "zookeeper-apart-from-brokers",
                    WARNING,
                    "no failure domain has both ZooKeeper servers and brokers",
                    given -> new ZooKeeperIsApartFromBrokers()),
            hosts(
                    "ensemble-spread",
                    WARNING,
                    "the servers of an ensemble are on different hosts",
                    given -> new EnsembleIsSpread()),
            hosts(
                    "group-survives-failure-domain",
                    WARNING,
                    "the brokers of a group are in several failure domains",
                    given -> new GroupSurvivesFailureDomain()),

            // Clients
            binder("client-lists-whole-group", ERROR, "a client can be given every broker of its groups"),
            rule(
                    "client-failover-sane",
                    WARNING,
                    "a client reconnects, and does not wait for ever",
                    given -> new ClientFailoverIsSane()),
            rule(
                    "told-clients-keep-brokers",
                    ERROR,
                    "a client that is told of brokers keeps those of its URL",
                    given -> new ToldClientsKeepTheirBrokers(given.releases())),
            rule(
                    "client-sends-wait",
                    WARNING,
                    "a send does not return before the broker has the message",
                    given -> new ClientSendsWait()),
            rule(
                    "client-acknowledges-each",
                    WARNING,
                    "each message of a transaction is acknowledged by itself",
                    given -> new ClientAcknowledgesEach()),
            rule(
                    "durable-subscriber-stays",
                    WARNING,
                    "a client with a durable subscription has one group",
                    given -> new DurableSubscriberStays()),

            // Release
            rule(
                    "release-known",
                    WARNING,
                    "facts about the release are known",
                    given -> new ReleaseIsKnown(given.releases())),
            rule(
                    "release-java",
                    ERROR,
                    "the release runs on the Java that is to run it",
                    given -> new ReleaseRunsOnJava(given.releases(), given.java())),
            rule(
                    "release-advisories",
                    WARNING,
                    "the release has the fixes of the known advisories",
                    given -> new ReleaseHasFixes(given.releases())),
            homes("bundled-advisories", WARNING, "the jars of the homes have the fixes of the known advisories"),
            fragments("fragments-fit", ERROR, "no element of a fragment takes the place of another one"),
            conformance("broker-as-asked", ERROR, "the broker that comes out is the one that was asked for"),

            // Surroundings
            online("surroundings-answer", ERROR, "what the cluster needs outside of itself answers"),

            // Security
            rule(
                    "archive-verified",
                    ERROR,
                    "it is said what an archive given by its path has to be",
                    given -> new ArchiveIsVerified()),
            rule("authentication-on", WARNING, "clients must log in", given -> new ClientsMustLogIn()),
            rule(
                    "default-credentials",
                    ERROR,
                    "no password that ActiveMQ ships is in use where others reach it",
                    given -> new NoShippedCredentials(given.releases())),
            rule(
                    "connector-credentials",
                    ERROR,
                    "where clients must log in, the connectors do",
                    given -> new ConnectorsLogIn()),
            rule(
                    "console-not-exposed",
                    WARNING,
                    "the console is for this machine, or for users of your own",
                    given -> new ConsoleIsNotExposed()),
            rule(
                    "secrets-not-in-plain-text",
                    WARNING,
                    "no password is written where the topology is",
                    given -> new SecretsAreNotInPlainText(given.isWritten())),
            hosts(
                    "transport-encrypted",
                    WARNING,
                    "ports that other hosts reach use TLS",
                    given -> new TransportsAreEncrypted()),

            // Drill
            drill("drill-lost", "no acknowledged message is lost"),
            drill("drill-unexpected", "every message arrives as it was sent"),
            drill("drill-transaction-in-part", "a transaction arrives whole, or not at all"),
            drill("drill-request-in-silence", "a request gets an answer or an error"),
            drill("drill-out-of-reach", "messages reach the other groups after their master has died"),
            drill("drill-undecided", "a rehearsal ends with drained queues"),
            drill("drill-send-failed", "no send fails while instances are restarted one by one"),
            drill("drill-two-masters", "a group has one master at a time"),
            drill("drill-no-takeover", "another broker takes over by itself"),
            drill("drill-broken-off", "a rehearsal comes to its end"));

    private static final Map<String, Entry> BY_ID =
            ENTRIES.stream().collect(Collectors.toUnmodifiableMap(Entry::id, Function.identity()));

    private RuleCatalogue() {}

    /** All rules. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /** All rules except the rules of a drill. */
    public static List<Entry> ofTopology() {
        return ENTRIES.stream().filter(entry -> entry.scope() != Scope.DRILL).toList();
    }

    /** The rule with that id; empty if there is none. */
    public static Optional<Entry> entry(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    private static Entry rule(String id, Level level, String demand, Function<RuleContext, Rule> maker) {
        return new Entry(id, level, demand, Scope.TOPOLOGY, Optional.of(maker));
    }

    private static Entry hosts(String id, Level level, String demand, Function<RuleContext, Rule> maker) {
        return new Entry(id, level, demand, Scope.HOSTS, Optional.of(maker));
    }

    private static Entry fragments(String id, Level level, String demand) {
        return new Entry(id, level, demand, Scope.FRAGMENTS, Optional.empty());
    }

    private static Entry conformance(String id, Level level, String demand) {
        return new Entry(id, level, demand, Scope.CONFORMANCE, Optional.empty());
    }

    private static Entry homes(String id, Level level, String demand) {
        return new Entry(id, level, demand, Scope.HOMES, Optional.empty());
    }

    private static Entry online(String id, Level level, String demand) {
        return new Entry(id, level, demand, Scope.ONLINE, Optional.empty());
    }

    private static Entry drill(String id, String demand) {
        return new Entry(id, ERROR, demand, Scope.DRILL, Optional.empty());
    }

    private static Entry binder(String id, Level level, String demand) {
        return new Entry(id, level, demand, Scope.BINDER, Optional.empty());
    }
}
