package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.cluster.process.GrowingFile;
import io.github.activemqcluster.cluster.process.Signals;
import io.github.activemqcluster.output.CleanEnvironment;
import io.github.activemqcluster.output.InstanceFolder;
import io.github.activemqcluster.output.InstanceSettings;
import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.output.RunningInstances;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.BrokerState;
import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.release.InstanceStates.Limit;
import io.github.activemqcluster.topology.Authority;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A broker or a ZooKeeper server of a generated cluster, running or not. Whatever is asked is looked up anew, so it does not
 * matter who started it. Its process is told from others by the number in {@code run/pid}, the marker on its command line and
 * the directory that it runs in. May be used by several threads.
 */
public final class Instance {

    /** What an instance runs. */
    public enum Kind {
        BROKER,
        SERVER
    }

    private static final long LAUNCH_SECONDS = 120;
    /** What an instance's own scripts know by this name: the configuration to start from, in place of its own. */
    private static final String OTHER_CONFIGURATION = "ACTIVEMQ_CLUSTER_XML";

    private static final String COPIES = InstanceFolder.RUN + "/drill";

    private final Kind kind;
    private final String id;
    private final String owner;
    private final String address;
    private final Ports ports;
    private final Optional<String> openwireScheme;
    private final InstanceFolder folder;
    private final RunningInstances running;
    private final Map<String, String> environment;
    private final Signals signals = new Signals();
    private final BrokerLog.Meanings meanings;
    private GrowingFile states;
    private String word = "";
    private BrokerLog log;

    Instance(
            Identity identity,
            Path output,
            RunningInstances running,
            Map<String, String> environment,
            BrokerLog.Meanings meanings) {
        this.kind = identity.kind;
        this.id = identity.id;
        this.owner = identity.owner;
        this.address = identity.address;
        this.ports = identity.ports;
        this.openwireScheme = identity.openwireScheme;
        this.folder = new Layout(output).instance(id);
        this.running = running;
        this.environment = environment;
        this.meanings = meanings;
        this.states = GrowingFile.rotated(folder.states(), 0);
        this.log = new BrokerLog(meanings, word);
    }

    /** Its id, unique in the cluster, and the name of its folder. */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** The id of its group, or of its ensemble. */
    public String owner() {
        return owner;
    }

    /** The address that it listens on. */
    public String address() {
        return address;
    }

    public Ports ports() {
        return ports;
    }

    /**
     * Where an OpenWire client connects to this broker and no other, for example {@code tcp://127.0.0.1:61616}; empty for a
     * ZooKeeper server and a broker that does not speak OpenWire.
     */
    public Optional<String> openwire() {
        return openwireScheme.flatMap(scheme -> ports.of(PortKind.OPENWIRE).stream()
                .mapToObj(port -> new Authority(address, port).uri(scheme))
                .findFirst());
    }

    /** {@code instances/<id>} in the output directory, absolute. */
    public Path directory() {
        return folder.path();
    }

    /** A broker's own configuration, as it was generated. */
    public Path configuration() {
        return folder.configuration();
    }

    /** What a broker logs in to its database with; there only where it has one. */
    public Path database() {
        return folder.path().resolve(InstanceFolder.DATABASE);
    }

    /** Where the drill keeps what a broker is to be started from in place of its own configuration. */
    public Path copies() {
        return directory().resolve(COPIES);
    }

    /** What brokers find in their environment that are to start from the {@code activemq.xml} in their {@link #copies}. */
    public static Map<String, String> fromCopies() {
        return Map.of(
                OTHER_CONFIGURATION,
                COPIES + "/" + Path.of(InstanceFolder.CONFIGURATION).getFileName());
    }

    /** Where it keeps its store and its log, absolute. Unless it was generated with a dataDirectory, that is its {@code data}. */
    public Path dataDirectory() {
        return folder.path().resolve(settings().data());
    }

    /** Whether that is in its own directory. */
    boolean keepsItsData() {
        return dataDirectory().equals(folder.data());
    }

    /** Its log: a broker's or a server's own, which goes on at each start and is rotated. */
    public Path log() {
        return dataDirectory().resolve(settings().log());
    }

    /** Where nothing was generated there is nothing in it either. */
    private InstanceSettings settings() {
        try {
            return InstanceSettings.read(folder)
                    .orElseGet(() -> new InstanceSettings(
                            id, InstanceFolder.DATA, kind == Kind.BROKER ? "activemq.log" : "zookeeper.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its process prints besides its log, as where it cannot log; a new file at each start in the background. */
    public Path consoleLog() {
        return folder.consoleLog();
    }

    public boolean isAlive() {
        return process().isPresent();
    }

    /** The number of its process; empty where it does not run. */
    public OptionalLong pid() {
        return process().map(process -> OptionalLong.of(process.pid())).orElse(OptionalLong.empty());
    }

    /** When its process began; empty where it does not run. */
    public Optional<Instant> startedAt() {
        return process().flatMap(process -> process.info().startInstant());
    }

    /**
     * What it is right now: a ZooKeeper server is asked, of a broker is read what it said. A broker that was ended or stopped by
     * force cannot say so.
     */
    public State state() {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return State.dead();
        }
        boolean paused = signals.isPaused(process.get());
        if (kind == Kind.SERVER) {
            return paused
                    ? State.paused(Optional.empty())
                    : new FourLetterWord(
                                    new InetSocketAddress(address, ports.required(PortKind.CLIENT)), meanings.known())
                            .state();
        }
        State said = brokerState();
        return paused ? State.paused(Optional.of(said)) : said;
    }

    /**
     * What a broker found damaged in its store when it read it, since it was started the last time: each kind of damage with its
     * count, and what was done about it. Empty where the store was whole, and of a ZooKeeper server.
     */
    public synchronized List<String> repairs() {
        try {
            readOn();
            return log.repairs();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whether a broker, running or not, has been master or slave since it was started the last time. */
    public synchronized boolean hasBelonged() {
        return says(BrokerLog::hasBelonged);
    }

    /** The same, also where it has failed at starting again since. */
    public synchronized boolean hadBelonged() {
        return says(BrokerLog::hadBelonged);
    }

    /**
     * Why a broker that has ended may be started again, since the next start has a better chance; as it is told. Empty where it would
     * only end again.
     *
     * @param mayReturn whether the others of its group go on without it, so that it may have had its role and lost it
     */
    public synchronized Optional<String> whyAgain(Predicate<Instance> mayReturn) {
        return meanings.known().agains().stream()
                .filter(again -> switch (again.seen()) {
                    case SAID -> says(said -> said.hasSaid(again));
                    case THROWN -> hasThrown(again.pattern());
                    case BELONGED -> mayReturn.test(this);
                })
                .map(InstanceStates.Again::text)
                .findFirst();
    }

    /**
     * What a broker has said after which it may stand still for ever, if it has; as it is told of one that does. Whether it does, only
     * its JVM knows.
     */
    public synchronized Optional<String> mayHang() {
        return meanings.known().hangs().stream()
                .filter(hang -> says(said -> said.hasSaid(hang)))
                .map(InstanceStates.Hang::text)
                .findFirst();
    }

    private boolean says(Predicate<BrokerLog> what) {
        try {
            readOn();
            return what.test(log);
        } catch (IOException e) {
            return false;
        }
    }

    /** For how long it has logged nothing; nothing at all where that cannot be known. */
    public Duration silence() {
        return silence(log());
    }

    private static Duration silence(Path file) {
        try {
            return Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now());
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    private void readOn() throws IOException {
        String last = lastStart().word();
        if (!last.equals(word)) {
            word = last;
            states = GrowingFile.rotated(folder.states(), 0);
        }
        GrowingFile.Lines lines = states.next();
        if (lines.anew()) {
            log = new BrokerLog(meanings, word);
            // What was said before the file was rotated. Its lines of an earlier start count for nothing.
            GrowingFile before = new GrowingFile(folder.earlierStates());
            before.next().lines().forEach(log::read);
        }
        lines.lines().forEach(log::read);
    }

    LastStart lastStart() {
        return LastStart.in(folder);
    }

    private synchronized State brokerState() {
        InstanceStates known = meanings.known();
        try {
            readOn();
            if (log.isSilent() && lastStart().age().compareTo(known.time(Limit.FIRST_WORDS)) > 0) {
                return State.of(known.state(BrokerState.UNKNOWN), Optional.empty());
            }
            return isSilentlyWaiting()
                    ? State.of(known.state(BrokerState.SLAVE), log.state().since())
                    : log.state();
        } catch (IOException e) {
            return new State(
                    Role.STARTING,
                    Optional.of(BrokerState.UNKNOWN),
                    "unknown, as " + folder.states() + " cannot be read",
                    Optional.empty());
        }
    }

    /** A slave that cannot reach its database says so at each try, and nothing once it can. */
    private boolean isSilentlyWaiting() {
        return log.state().is(BrokerState.NO_DATABASE)
                && silence(folder.states()).compareTo(meanings.known().time(Limit.NO_DATABASE)) > 0;
    }

    /**
     * Starts it with its own script, and returns once its process is there; nothing happens where it runs already. Its
     * process outlives this one.
     *
     * @throws MachineException with what the script says, where it cannot be started
     */
    public void start() throws MachineException {
        Path script = folder.script("start");
        if (!Files.isRegularFile(script)) {
            throw new MachineException(
                    id + " cannot be started: there is no " + script + ". Run the goal activemq-cluster:generate.");
        }
        ProcessBuilder builder = CleanEnvironment.of(new ProcessBuilder(
                        File.separatorChar == '\\'
                                ? List.of("cmd.exe", "/c", script.toString(), "--no-wait")
                                : List.of(script.toString(), "--no-wait"))
                .redirectErrorStream(true));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset()).strip();
            if (!process.waitFor(LAUNCH_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new MachineException(said.isEmpty() ? id + " cannot be started: " + script + " failed" : said);
            }
        } catch (IOException e) {
            throw new MachineException(id + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException("Interrupted while " + id + " was being started", e);
        }
    }

    /**
     * Asks it to end, and ends it by force where it does not.
     *
     * @param patience how long it may take
     * @return whether it ended by itself, or did not run at all
     * @throws MachineException where it cannot be ended
     */
    public boolean stop(Duration patience) throws MachineException {
        Optional<ProcessHandle> process = process();
        boolean polite = process.isEmpty() || signals.stop(process.get(), patience);
        forget();
        return polite;
    }

    /**
     * Ends it as {@code kill -9} does; when this returns, it is gone.
     *
     * @throws MachineException where it does not run, or cannot be ended
     */
    public void kill() throws MachineException {
        signals.kill(required());
        forget();
    }

    /** SIGSTOP: it is there, holds its ports, and does nothing. Not on Windows. */
    public void pause() throws MachineException {
        signals.pause(required());
    }

    /** SIGCONT: it goes on after {@link #pause}. */
    public void resume() throws MachineException {
        signals.resume(required());
    }

    /** The last lines that it logged, or else printed, since its last start; oldest first, without the frames of stack traces. */
    public List<String> logTail(int lines) {
        return lastWords().lines(lines);
    }

    /** How far it came when it took over, as its log says. */
    public Map<TakeoverLog.Step, Instant> takeoverSince(Instant begin) {
        return new TakeoverLog(meanings.known()).since(begin, this);
    }

    /** The same, but where some of them tell of trouble, only these. */
    LogTail lastWords() {
        return new LogTail(meanings.known(), log(), lastStart().logged(), consoleLog());
    }

    /**
     * Whether one of the loggers that say what it is has told of an exception with this in its stack trace, since it was started
     * the last time.
     *
     * @param frame class and method
     */
    boolean hasThrown(String frame) {
        return isThrown(folder.states(), frame) || isThrown(folder.earlierStates(), frame);
    }

    private static boolean isThrown(Path file, String frame) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.startsWith("\tat ") && line.contains(frame + "("));
        } catch (IOException | UncheckedIOException e) {
            // It has said nothing yet, or what it said was moved on while it was read.
            return false;
        }
    }

    @Override
    public String toString() {
        return id;
    }

    private Optional<ProcessHandle> process() {
        return running.process(id).filter(process -> !signals.isGone(process));
    }

    private ProcessHandle required() throws MachineException {
        return process().orElseThrow(() -> new MachineException(id + " does not run, going by " + folder.pid()));
    }

    private void forget() throws MachineException {
        try {
            Files.deleteIfExists(folder.pid());
        } catch (IOException e) {
            throw new MachineException(id + " has ended, but its pid file cannot be deleted: " + e.getMessage(), e);
        }
    }

    /** What the topology says of an instance. */
    record Identity(Kind kind, String id, String owner, String address, Ports ports, Optional<String> openwireScheme) {}
}
