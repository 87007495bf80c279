package io.github.activemqcluster.live;

import io.github.activemqcluster.it.MavenBuild;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.ActiveMQConnectionFactory;

/**
 * A generated cluster on this machine: its members, by its {@code topology.xml}, and the states of its processes.
 *
 * <p>The cluster's own scripts drive it. A process is ended by its pid in two cases only: at {@link #kill}, and when
 * all else has failed. {@link #close} never leaves a process, and neither does the end of this JVM.
 */
public final class LiveCluster implements AutoCloseable {

    /**
     * The limit for the servers, and again for the brokers: a broker of replicatedLevelDB may have to be started
     * several times.
     */
    private static final Duration START_OF_A_KIND = Duration.ofMinutes(5);

    private static final Duration START = START_OF_A_KIND.multipliedBy(2).plusMinutes(1);
    private static final Duration STOP = Duration.ofMinutes(3);
    private static final Duration READY = Duration.ofMinutes(5);
    private static final Duration TAKEOVER = Duration.ofMinutes(3);

    /** Every takeover that comes at all is shorter. */
    private static final Duration HANGING = TAKEOVER.dividedBy(2);

    private static final Duration GONE = Duration.ofSeconds(30);

    private static final int REVIVALS = 3;

    /** The text of a JVM when it has shown all of its threads. */
    private static final String LAST_OF_A_DUMP = "JNI global refs";

    /**
     * No instance here lives for long. The compiler for long runs takes half of a start's processor time, and hardly
     * ever finishes.
     */
    private static final Map<String, String> SHORT_LIVED = Map.of("ACTIVEMQ_CLUSTER_JVM_OPTS", MavenBuild.QUICKLY);

    private final Path output;
    private final Duration gone;
    private final Duration ready;
    private final List<Member> members;
    private final Processes processes;
    private final Map<String, String> environment;
    private final Map<String, Long> logStarts = new HashMap<>();
    private final List<String> revived = new ArrayList<>();
    private final Thread endOfJvm;

    private LiveCluster(
            Path output, List<Member> members, Duration gone, Duration ready, Map<String, String> environment) {
        this.output = output;
        this.gone = gone;
        this.ready = ready;
        this.members = members;
        this.processes = new Processes(output);
        this.environment = environment;
        this.endOfJvm = new Thread(processes::killAll, "end-of-" + output.getFileName());
        Runtime.getRuntime().addShutdownHook(endOfJvm);
    }

    /**
     * Reads the generated files, and ends the processes that an earlier killed run may have left.
     *
     * @param output the output directory
     */
    public static LiveCluster at(Path output) throws IOException {
        return of(output, GONE, READY, SHORT_LIVED);
    }

    /** The same, with a given JDK for its instances. */
    static LiveCluster on(Jdk jdk, Path output) throws IOException {
        Map<String, String> environment = new HashMap<>(SHORT_LIVED);
        environment.put("JAVA_HOME", jdk.home().toString());
        // As in the goals: no script needs to start a JVM to ask.
        environment.put(
                "ACTIVEMQ_CLUSTER_JAVA_VERSION", Integer.toString(jdk.version().feature()));
        return of(output, GONE, READY, Map.copyOf(environment));
    }

    /** The same, with only the generated options for its instances. */
    static LiveCluster asGenerated(Path output) throws IOException {
        return of(output, GONE, READY, Map.of());
    }

    /**
     * The same, with bounds: how long processes may outlive the stop script, and how long a group may take to be ready.
     */
    static LiveCluster of(Path output, Duration gone, Duration ready) throws IOException {
        return of(output, gone, ready, Map.of());
    }

    private static LiveCluster of(Path output, Duration gone, Duration ready, Map<String, String> environment)
            throws IOException {
        Path real = output.toRealPath();
        LiveCluster cluster = new LiveCluster(real, WrittenTopology.members(real), gone, ready, environment);
        for (ProcessHandle left : cluster.processes.all()) {
            cluster.processes.kill(left);
        }
        return cluster;
    }

    /** The cluster's output directory. */
    Path output() {
        return output;
    }

    /** The ids of the groups, in the order of the topology. */
    List<String> groups() {
        return members.stream()
                .filter(Member::broker)
                .map(Member::group)
                .distinct()
                .toList();
    }

    /** The instance with that id. */
    Member member(String id) {
        return members.stream()
                .filter(member -> member.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + id + " in " + members));
    }

    /** Begins to start instances, and waits for none: these may not come up. */
    void launch(String... ids) throws IOException {
        for (String id : ids) {
            Script.run(member(id).directory().resolve("bin/start"), START, List.of("--no-wait"), environment);
        }
    }

    /** Runs an instance's own {@code bin/start}, which waits only for the others of its group. */
    void startAlone(Member member) throws IOException {
        Script.run(
                member.directory().resolve("bin/start"),
                START,
                List.of("--timeout", Long.toString(START_OF_A_KIND.toSeconds())),
                environment);
    }

    /** Whether an instance's process exists. */
    boolean isAlive(String id) {
        return processes.of(member(id)).isPresent();
    }

    /** The brokers of a group. */
    List<Member> brokers(String group) {
        List<Member> brokers = members.stream()
                .filter(member -> member.broker() && member.group().equals(group))
                .toList();
        if (brokers.isEmpty()) {
            throw new IllegalArgumentException("no group " + group + " in " + groups());
        }
        return brokers;
    }

    /** The ids of the ensembles, in the order of the topology. */
    List<String> ensembles() {
        return members.stream()
                .filter(member -> !member.broker())
                .map(Member::group)
                .distinct()
                .toList();
    }

    /** The servers of an ensemble. */
    List<Member> servers(String ensemble) {
        List<Member> servers = members.stream()
                .filter(member -> !member.broker() && member.group().equals(ensemble))
                .toList();
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("no ensemble " + ensemble + " in " + ensembles());
        }
        return servers;
    }

    /** Runs {@code bin/start}, for all instances or for the named ones. */
    void start(Member... only) throws IOException {
        List<String> ids = Stream.of(only).map(Member::id).toList();
        for (Member member : members) {
            if (ids.isEmpty() || ids.contains(member.id())) {
                logStarts.put(member.id(), member.logLength());
            }
        }
        List<String> arguments = new ArrayList<>(List.of("--timeout", Long.toString(START_OF_A_KIND.toSeconds())));
        arguments.addAll(ids);
        try {
            Script.run(output.resolve("bin/start"), START, arguments, environment);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + endOfLogs(members), e);
        }
    }

    /**
     * Waits until every server runs and every group has one master, with all its other members as waiting slaves. A
     * paused master takes connections until it notices that it is no longer the master, so there may be several
     * meanwhile.
     *
     * <p>Restarts, a few times at most, a member of a replicatedLevelDB group that had a role, lost its session with
     * ZooKeeper and therefore shut down. {@code ElectingLevelDBStore} restarts a demoted master within its JVM, and the
     * JVM may end because of it.
     *
     * @throws AssertionError at once if another instance has ended, and if the wait takes too long
     */
    void awaitReady() throws IOException {
        for (Optional<Member> ended = readyOrEnded(); ended.isPresent(); ended = readyOrEnded()) {
            if (revived.size() == REVIVALS) {
                throw new AssertionError(ended.get() + " has shut down, after " + revived + "\n"
                        + ended.get().endOfLogs());
            }
            revived.add(ended.get().id());
            start(ended.get());
        }
    }

    /** The ids of the instances that {@link #awaitReady} or {@link #awaitMaster} has started again so far. */
    List<String> revived() {
        return List.copyOf(revived);
    }

    private Optional<Member> readyOrEnded() {
        AtomicReference<Member> ended = new AtomicReference<>();
        AtomicReference<String> several = new AtomicReference<>("");
        Bounded.await(
                "one master and otherwise slaves in each group",
                ready,
                () -> several.get() + endOfLogs(members),
                () -> {
                    for (Member member : members) {
                        if (processes.of(member).isEmpty()) {
                            if (!mayReturn(member)) {
                                throw new AssertionError(member + " has ended\n" + member.endOfLogs());
                            }
                            ended.set(member);
                            return true;
                        }
                    }
                    for (String group : groups()) {
                        List<Member> masters = masters(group);
                        // Reported even if the last look came too early to see the instance again.
                        if (masters.size() > 1) {
                            several.set("group " + group + " has several masters: " + masters + "\n");
                        }
                        boolean othersWait = brokers(group).stream()
                                .filter(broker -> !masters.contains(broker))
                                .allMatch(this::waitsAsSlave);
                        if (masters.size() != 1 || !othersWait) {
                            return false;
                        }
                    }
                    return true;
                });
        return Optional.ofNullable(ended.get());
    }

    /**
     * Whether an ended instance was a member of its group, since its last start, and shut down by itself. The words are
     * those of replicatedLevelDB only.
     *
     * @see <a href="https://github.com/apache/activemq/blob/activemq-5.16.7/activemq-leveldb-store/src/main/scala/org/apache/activemq/leveldb/replicated/MasterElector.scala">MasterElector</a>
     */
    private boolean mayReturn(Member member) {
        String log = member.logFrom(logStarts.getOrDefault(member.id(), 0L));
        int belonged = Math.max(log.indexOf("Slave started"), log.indexOf("Master started"));
        return member.broker() && belonged >= 0 && log.indexOf(" is shutting down", belonged) >= 0;
    }

    /**
     * The broker of a group that takes connections, once there is one. A member that is known to keep its group without
     * a master is started again, once.
     */
    Member awaitMaster(String group) {
        Member[] master = new Member[1];
        boolean[] helped = new boolean[1];
        long begin = System.nanoTime();
        Bounded.await("a master of " + group, TAKEOVER, () -> endOfLogs(brokers(group)), () -> {
            master[0] = brokers(group).stream()
                    .filter(this::acceptsOpenWire)
                    .findFirst()
                    .orElse(null);
            if (master[0] == null && !helped[0] && System.nanoTime() - begin > HANGING.toNanos()) {
                helped[0] = true;
                startAgainWhoHangs(group);
            }
            return master[0] != null;
        });
        return master[0];
    }

    /**
     * Restarts a slave of replicatedLevelDB that learned of an election at the moment of a new try to attach to its
     * dead master. {@code SlaveLevelDBStore.doStop} of 5.16.7 then waits for ever, and its group waits for it. No other
     * member is helped.
     */
    void startAgainWhoHangs(String group) throws IOException {
        for (Member broker : brokers(group)) {
            if (processes.of(broker).isPresent() && hangs(broker)) {
                kill(broker);
                revived.add(broker.id());
                start(broker);
            }
        }
    }

    private boolean hangs(Member broker) throws IOException {
        int before = broker.console().length();
        signal("-QUIT", broker);
        Bounded.await(
                "the threads of " + broker,
                GONE,
                broker::endOfLogs,
                () -> broker.console().indexOf(LAST_OF_A_DUMP, before) >= 0);
        return broker.console().indexOf("SlaveLevelDBStore.doStop(", before) >= 0;
    }

    /** The server that leads an ensemble, or is its only server, once there is one. */
    Member awaitLeader(String ensemble) {
        Member[] leader = new Member[1];
        Bounded.await("a leader of " + ensemble, TAKEOVER, () -> endOfLogs(servers(ensemble)), () -> {
            leader[0] = servers(ensemble).stream()
                    .filter(server -> List.of("leader", "standalone").contains(ZooKeeperWord.mode(server)))
                    .findFirst()
                    .orElse(null);
            return leader[0] != null;
        });
        return leader[0];
    }

    /**
     * Ends an instance as {@code kill -9} does; when this returns, it is gone.
     *
     * @throws AssertionError if it does not run
     */
    void kill(Member member) {
        ProcessHandle process = processes
                .of(member)
                .orElseThrow(() -> new AssertionError(
                        member + " does not run, going by " + member.pidFile() + "\n" + member.endOfLogs()));
        processes.kill(process);
    }

    /** The brokers of a group that take connections right now. */
    List<Member> masters(String group) {
        return brokers(group).stream().filter(this::acceptsOpenWire).toList();
    }

    /** Stops an instance with SIGSTOP: its process exists, and does nothing. */
    void pause(Member member) throws IOException {
        signal("-STOP", member);
    }

    /** Lets a paused instance go on. Lines about its state count from here. */
    void resume(Member member) throws IOException {
        logStarts.put(member.id(), member.logLength());
        signal("-CONT", member);
    }

    private void signal(String signal, Member member) throws IOException {
        ProcessHandle process = processes.of(member).orElseThrow(() -> new AssertionError(member + " does not run"));
        Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .inheritIO()
                .start();
        Bounded.await("kill " + signal, GONE, () -> "", () -> !kill.isAlive());
    }

    /** Runs a script of the whole cluster, and returns its output. Every broker's log counts from here. */
    String run(String script, Duration bound, String... arguments) throws IOException {
        members.forEach(member -> logStarts.put(member.id(), member.logLength()));
        return Script.run(output.resolve("bin").resolve(script), bound, List.of(arguments), environment);
    }

    /** Runs {@code bin/activemq}. */
    String activemq(String... arguments) throws IOException {
        return Script.run(output.resolve("bin/activemq"), READY, List.of(arguments), environment);
    }

    /** A file that was generated for a client. */
    Path clientFile(String client, String name) {
        return output.resolve("clients").resolve(client).resolve(name);
    }

    /** The URL that was generated for a client. */
    String clientUrl(String client) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(clientFile(client, "client.properties"))) {
            properties.load(in);
        }
        return properties.getProperty("url");
    }

    /** A URL that reaches the brokers of one group and no others. A send gives up after a minute. */
    String groupUrl(String group) {
        return brokers(group).stream()
                .map(LiveCluster::url)
                .collect(Collectors.joining(",", "failover:(", ")?maxReconnectDelay=1000&timeout=60000"));
    }

    /** The name of a queue that is empty, even if an earlier run used the same store. */
    String freshQueue(String purpose) {
        return purpose + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }

    /** The last lines of the logs of all instances. */
    String endOfLogs() {
        return endOfLogs(members);
    }

    /**
     * Stops all instances with {@code bin/stop}, and checks the result.
     *
     * @throws AssertionError if the script failed or left a process, which is then ended
     */
    @Override
    public void close() throws IOException {
        try {
            Script.run(output.resolve("bin/stop"), STOP, List.of(), environment);
            Bounded.await(
                    "the end of all processes after bin/stop",
                    gone,
                    () -> Processes.describe(processes.all()),
                    () -> processes.all().isEmpty());
        } finally {
            for (ProcessHandle left : processes.all()) {
                processes.kill(left);
            }
            Runtime.getRuntime().removeShutdownHook(endOfJvm);
        }
    }

    /** Only a master opens its transport connectors. */
    private boolean acceptsOpenWire(Member broker) {
        var factory = new ActiveMQConnectionFactory(
                url(broker) + "?connectionTimeout=2000&soTimeout=0&wireFormat.maxInactivityDuration=5000");
        factory.setConnectResponseTimeout(2000);
        try (Connection connection = factory.createConnection()) {
            connection.start();
            return true;
        } catch (JMSException e) {
            return false;
        }
    }

    /**
     * Whether the broker has said that it waits, since its last start.
     *
     * @see <a href="https://github.com/apache/activemq/blob/activemq-5.18.3/activemq-broker/src/main/java/org/apache/activemq/store/SharedFileLocker.java">SharedFileLocker</a>
     * @see <a href="https://github.com/apache/activemq/blob/activemq-5.16.7/activemq-leveldb-store/src/main/scala/org/apache/activemq/leveldb/replicated/MasterElector.scala">MasterElector</a>
     */
    private boolean waitsAsSlave(Member broker) {
        String log = broker.logFrom(logStarts.getOrDefault(broker.id(), 0L));
        return log.contains("This broker is now in slave mode waiting a lock to be acquired")
                || log.contains(" is locked... waiting ") // before 5.12
                || log.lastIndexOf("Slave started") > log.lastIndexOf("Slave stopped")
                || log.lastIndexOf("attempting to acquire exclusive lease")
                        > log.lastIndexOf("becoming master with lease")
                || log.lastIndexOf("Slave connection between") > log.lastIndexOf("Master Failed");
    }

    /** A URL that reaches one broker, and no other if it fails. */
    static String url(Member broker) {
        return "tcp://" + broker.address() + ":" + broker.port();
    }

    private static String endOfLogs(List<Member> members) {
        return members.stream().map(Member::endOfLogs).collect(Collectors.joining());
    }
}
