package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.awaitility.Awaitility;

/**
 * The fate of a topology that breaks a rule that was turned off, compared with the rule's page. In each cluster there
 * are groups that break one rule each; only the groups that a test needs are started.
 */
public final class RulesTurnedOff {

    private static final Duration SEEN = Duration.ofMinutes(3);

    /** Far longer than a message takes on an open way. */
    private static final Duration NOTHING = Duration.ofSeconds(5);

    /** Far longer than an election takes. */
    private static final Duration NO_MASTER = Duration.ofSeconds(15);

    /** The number of next breaches whose instances are already started. More at once would only wait for each other. */
    private static final int AHEAD = 2;

    private static final List<String> PATH = List.of("path-1", "path-2", "path-3");

    private static final String LOGIN = "?jms.userName=bridge&jms.password=let%20me%20in";

    private static final Pattern BRIDGE = Pattern.compile("Network connection between .* has been established");

    private final File basedir;
    private final LiveCluster cluster;
    private final Report report;

    private RulesTurnedOff(File basedir, LiveCluster cluster, Report report) {
        this.basedir = basedir;
        this.cluster = cluster;
        this.report = report;
    }

    /**
     * Chooses a port for two brokers of the topology, where {@code @port@} stands for it. A case calls this before
     * {@link #withoutZooKeeper}'s cluster is generated.
     */
    public static void prepare(File basedir) throws IOException {
        List<Integer> ports = LowPorts.choose(2);
        Database.reserve(basedir, ports.get(0));
        Path topology = basedir.toPath().resolve("topology.xml");
        Files.writeString(
                topology,
                Files.readString(topology).replace("@port@", ports.get(1).toString()));
        Encrypted.makeKeys(basedir);
    }

    /** The rules whose breach shows without ZooKeeper, and the check that given logins work. */
    public static void withoutZooKeeper(File basedir) throws Exception {
        run(basedir, RulesTurnedOff::withoutZooKeeper);
    }

    /** The rules of replicatedLevelDB. */
    public static void withZooKeeper(File basedir) throws Exception {
        run(basedir, RulesTurnedOff::withZooKeeper);
    }

    private interface Experiments {
        void run(RulesTurnedOff rules) throws Exception;
    }

    private static void run(File basedir, Experiments experiments) throws Exception {
        Path output = basedir.toPath().resolve("target/activemq-cluster");
        Report report = new Report(basedir.toPath().resolve("target/experiment.txt"), System.out);
        try (LiveCluster cluster = LiveCluster.at(output)) {
            experiments.run(new RulesTurnedOff(basedir, cluster, report));
        }
    }

    private void withoutZooKeeper() throws Exception {
        show(List.of(
                new Breach(List.of("port-a-1"), this::portsUnique),
                new Breach(List.of("lonely-1"), this::masterslaveNeedsTwo),
                new Breach(List.of("twins-1"), this::connectorNameUnique),
                new Breach(List.of("closed-1", "refused-1"), this::connectorCredentials),
                new Breach(List.of("allowed-1"), this::loginsWork),
                new Breach(List.of("unguarded-1", "guarded-1"), this::fragmentsFit),
                new Breach(List.of("driverless-1"), this::jdbcDriverGiven),
                new Breach(List.of("old-2"), this::storeInRelease),
                new Breach(List.of("both-1", "both-2"), this::singleBrokerStore),
                new Breach(List.of("north-1"), this::sharedDirectoryOwn),
                new Breach(List.of("left-1", "right-1"), this::duplexOnce),
                new Breach(List.of("one-1", "way-1"), this::messagesReachable),
                new Breach(List.of("literal-1"), this::brokerAsAsked),
                new Breach(List.of("ranges-1"), this::clientAcknowledgesEach),
                new Breach(List.of(), this::leaseHolderUnique),
                new Breach(Encrypted.BROKERS, () -> new Encrypted(basedir).run(cluster, report))));
    }

    private void withZooKeeper() throws Exception {
        cluster.launch("zk-1");
        show(List.of(
                new Breach(List.of(), this::myidValid),
                new Breach(PATH, this::zkPathAbsolute),
                new Breach(List.of(), this::brokerNameMatches),
                new Breach(List.of(), this::twoNPlusOne)));
    }

    /**
     * The visible effect of a broken rule, and the instances that the test needs, if they can be started at any time.
     */
    private record Breach(List<String> instances, Showing showing) {}

    private interface Showing {
        void run() throws Exception;
    }

    /** Runs the breaches one after the other, while the instances of the next ones start. */
    private void show(List<Breach> breaches) throws Exception {
        for (int begun = 0, shown = 0; shown < breaches.size(); shown++) {
            for (; begun < Math.min(shown + 1 + AHEAD, breaches.size()); begun++) {
                cluster.launch(breaches.get(begun).instances().toArray(String[]::new));
            }
            breaches.get(shown).showing().run();
        }
    }

    // --- without ZooKeeper

    private void portsUnique() throws IOException {
        awaitStarted("port-a-1");
        assertThatThrownBy(() -> cluster.launch("port-b-1"))
                .hasMessageContaining("port-b-1: was not started, since others have its ports")
                .hasMessageContaining("(openwire) is held by process");
        report.say("ports-unique: port-b-1 is not started, since port-a-1 has its port");
    }

    private void masterslaveNeedsTwo() throws IOException {
        seen("masterslave-needs-two", "lonely-1", "masterSlave requires at least 2 URIs");
    }

    private void connectorNameUnique() throws IOException {
        seen("connector-name-unique", "twins-1", "Bean name 'same' is already used in this <beans> element");
    }

    private void connectorCredentials() throws Exception {
        seen("connector-credentials", "closed-1", "User name \\[null\\] or password is invalid");
        nothingCrosses("connector-credentials", url("refused-1"), url("closed-1") + LOGIN);
    }

    /** The same with the value that the rule asks for. */
    private void loginsWork() throws Exception {
        await("the bridge from allowed-1 to closed-1", "allowed-1", BRIDGE);
        String queue = cluster.freshQueue("login");
        List<Payload> payloads = Payload.three(queue);
        Producer.sendAll(url("allowed-1") + LOGIN, queue, payloads);
        assertThat(Consumer.receiveAll(url("closed-1") + LOGIN, queue, payloads, SEEN))
                .hasSameSizeAs(payloads);
        assertThatThrownBy(() -> connect(url("closed-1"))).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> connect(url("closed-1") + "?jms.userName=bridge&jms.password=wrong"))
                .isInstanceOf(JMSSecurityException.class);
        report.say("authentication: the bridge that logs in is up, and who does not is refused");
    }

    /** Both have a login and statistics: one broker in two fragments, the other in one. */
    private void fragmentsFit() throws Exception {
        awaitStarted("unguarded-1");
        awaitStarted("guarded-1");
        String wrong = "?jms.userName=shop&jms.password=wrong";
        connect(url("unguarded-1") + wrong);
        assertThatThrownBy(() -> connect(url("guarded-1") + wrong)).isInstanceOf(JMSSecurityException.class);
        connect(url("guarded-1") + "?jms.userName=shop&jms.password=let%20me%20in");
        report.say(
                "fragments-fit: a wrong password is let in where two fragments have <plugins>, and refused where one has");
    }

    private void jdbcDriverGiven() throws IOException {
        seen("jdbc-driver-given", "driverless-1", "No suitable driver|Cannot create JDBC driver");
    }

    private void storeInRelease() throws IOException {
        seen("store-in-release", "old-2", "masterConnectorURI");
        Bounded.await("the end of old-2", SEEN, cluster::endOfLogs, () -> !cluster.isAlive("old-2"));
    }

    private void singleBrokerStore() throws Exception {
        awaitStarted("both-1");
        awaitStarted("both-2");
        nothingCrosses("single-broker-store", url("both-1"), url("both-2"));
    }

    private void sharedDirectoryOwn() throws IOException {
        awaitStarted("north-1");
        cluster.launch("south-1");
        seen("shared-directory-own", "south-1", "This broker is now in slave mode waiting a lock to be acquired");
    }

    private void duplexOnce() throws IOException {
        for (String id : List.of("left-1", "right-1")) {
            Bounded.await(
                    "two bridges at " + id,
                    SEEN,
                    () -> cluster.member(id).endOfLogs(),
                    () -> BRIDGE.matcher(cluster.member(id).logFrom(0))
                                    .results()
                                    .count()
                            >= 2);
        }
        report.say("duplex-once: two bridges at each of two brokers that are joined twice");
    }

    private void messagesReachable() throws Exception {
        await("the bridge from one-1 to way-1", "one-1", BRIDGE);
        nothingCrosses("messages-reachable", url("way-1"), url("one-1"));
    }

    /** Its template is the plugin's own, without the bean that fills in the values with a dollar. */
    private void brokerAsAsked() throws Exception {
        awaitStarted("literal-1");
        Path instance = cluster.member("literal-1").directory();
        String queue = cluster.freshQueue("literal");
        Producer.sendAll(url("literal-1"), queue, Payload.three(queue));
        assertThat(instance.resolve("${activemq.data}/kahadb/db-1.log")).isRegularFile();
        assertThat(instance.resolve("data/kahadb")).doesNotExist();
        report.say("broker-as-asked: the store of literal-1 is in a folder named ${activemq.data}");
    }

    private void clientAcknowledgesEach() throws Exception {
        awaitStarted("ranges-1");
        new AcknowledgedRanges(cluster, report, "ranges-1").run("ranged", "each");
    }

    private void leaseHolderUnique() throws Exception {
        Database database = Database.start("postgresql", basedir);
        try {
            new SharedLease("lease").run(cluster, report);
            // Stops them before their database goes, or they would wait for it.
            cluster.brokers("lease").forEach(cluster::kill);
        } finally {
            database.close();
        }
    }

    // --- with ZooKeeper

    /** The last of two lines for one number counts, so both servers take its ports as their own. */
    private void myidValid() throws IOException {
        withoutMyid(cluster.member("anonymous-1"));
        cluster.launch("anonymous-2", "anonymous-3");
        Bounded.await(
                "one of two servers of one myid that cannot listen", SEEN, cluster::endOfLogs, () -> (log("anonymous-2")
                                + log("anonymous-3"))
                        .contains("Address already in use"));
        report.say("myid-valid: of two servers of one myid, one cannot listen");
    }

    /** The scripts write a missing file, so the test starts ZooKeeper as a user would by hand. */
    private void withoutMyid(Member server) throws IOException {
        Files.delete(server.data().resolve("myid"));
        Path printed = Files.createTempFile("without-myid", ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        "../../homes/zookeeper-3.9.5/lib/*",
                        "org.apache.zookeeper.server.quorum.QuorumPeerMain",
                        "conf/zoo.cfg")
                .directory(server.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            Bounded.await("the end of a server without myid", SEEN, () -> "", () -> !process.isAlive());
            assertThat(printed).content().contains("myid file is missing");
            assertThat(process.exitValue()).isNotZero();
        } finally {
            process.destroyForcibly();
            Files.delete(printed);
        }
        report.say("myid-valid: a server without myid ends at once, myid file is missing");
    }

    /** A group of three with a right path has a master within seconds. */
    private void zkPathAbsolute() throws IOException {
        for (String id : PATH) {
            await("the session of " + id, id, Pattern.compile("Session establishment complete"));
        }
        Awaitility.await("no master of a group with a wrong zkPath")
                .dontCatchUncaughtExceptions()
                .during(NO_MASTER)
                .atMost(NO_MASTER.multipliedBy(2))
                .until(() -> cluster.masters("path").isEmpty());
        report.say(
                "zk-path-absolute: three members with a session each, and no master for " + Report.seconds(NO_MASTER));
    }

    private void brokerNameMatches() throws IOException {
        // The script restarts the members that die because their group changed while they registered.
        for (Member broker : cluster.brokers("names")) {
            cluster.startAlone(broker);
        }
        for (Member broker : cluster.brokers("names")) {
            seen("broker-name-matches", broker.id(), "Not enough cluster members connected to elect a master");
        }
        assertThat(cluster.masters("names")).isEmpty();
    }

    /** With both members the group elects a master; the death of either ends that. */
    private void twoNPlusOne() throws IOException {
        cluster.start(cluster.brokers("even").toArray(Member[]::new));
        Member master = cluster.awaitMaster("even");
        Member other = cluster.member(master.id().equals("even-1") ? "even-2" : "even-1");
        long before = other.logLength();
        cluster.kill(master);
        Bounded.await("what " + other + " says once it is alone", SEEN, other::endOfLogs, () -> other.logFrom(before)
                .contains("Not enough cluster members connected to elect a master"));
        assertThat(cluster.masters("even")).isEmpty();
        report.say("two-n-plus-one: of two, the one that is left stays without a master");
    }

    // --- what is seen

    private void seen(String rule, String id, String text) throws IOException {
        await(rule + " at " + id, id, Pattern.compile(text));
        report.say(rule + ": " + id + " logs " + text);
    }

    private void awaitStarted(String id) {
        await("the start of " + id, id, Pattern.compile("Apache ActiveMQ .* started"));
    }

    private void await(String what, String id, Pattern text) {
        Bounded.await(what, SEEN, () -> cluster.member(id).endOfLogs(), () -> text.matcher(log(id))
                .find());
    }

    /** The messages of one broker are there, and out of reach at the other. */
    private void nothingCrosses(String rule, String from, String to) throws Exception {
        String queue = cluster.freshQueue(rule);
        List<Payload> payloads = Payload.three(queue);
        Producer.sendAll(from, queue, payloads);
        assertThat(Consumer.receiveAll(to, queue, payloads, NOTHING)).isEmpty();
        assertThat(Consumer.receiveAll(from, queue, payloads, SEEN)).hasSameSizeAs(payloads);
        report.say(rule + ": what was sent to " + from + " is out of reach at " + to);
    }

    private static void connect(String url) throws JMSException {
        try (Connection connection = new ActiveMQConnectionFactory(url).createConnection()) {
            connection.start();
        }
    }

    private String url(String id) {
        return LiveCluster.url(cluster.member(id));
    }

    /** Its log, and its output from before it had a log. */
    private String log(String id) {
        Path printed = cluster.member(id).directory().resolve("run/console.log");
        try {
            return cluster.member(id).logFrom(0) + (Files.exists(printed) ? Files.readString(printed) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
