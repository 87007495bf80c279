package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.cluster.process.Signals;
import io.github.activemqcluster.output.CleanEnvironment;
import io.github.activemqcluster.output.InstanceFolder;
import io.github.activemqcluster.output.InstanceSettings;
import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.output.RunningInstances;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.topology.Authority;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
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

/**
 * A broker or a ZooKeeper server of a generated cluster, running or not. Each method looks up its answer anew, so that
 * anybody may start the instance. Three properties identify its process: the number in {@code run/pid}, the marker on
 * its command line, and its working directory. Thread-safe.
 */
public final class Instance {

    /** The program that an instance runs. */
    public enum Kind {
        BROKER,
        SERVER
    }

    private static final long LAUNCH_SECONDS = 120;

    /** A variable of an instance's scripts: the configuration to start from, in place of the instance's own. */
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
    private final StatesFile states;

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
        this.states = new StatesFile(folder, meanings);
    }

    /** The instance's id: unique in the cluster, and the name of its folder. */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** The id of the instance's group or ensemble. */
    public String owner() {
        return owner;
    }

    /** The address on which the instance listens. */
    public String address() {
        return address;
    }

    public Ports ports() {
        return ports;
    }

    /**
     * The URL of only this broker for an OpenWire client, for example {@code tcp://127.0.0.1:61616}; empty for a
     * ZooKeeper server, and for a broker without OpenWire.
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

    /** The login of a broker at its database; present only if the broker has one. */
    public Path database() {
        return folder.path().resolve(InstanceFolder.DATABASE);
    }

    /** The folder in which the drill keeps configurations that a broker starts from in place of its own. */
    public Path copies() {
        return directory().resolve(COPIES);
    }

    /** The environment of brokers that start from the {@code activemq.xml} in their {@link #copies}. */
    public static Map<String, String> fromCopies() {
        return Map.of(
                OTHER_CONFIGURATION,
                COPIES + "/" + Path.of(InstanceFolder.CONFIGURATION).getFileName());
    }

    /**
     * The absolute directory of the store and the log: the instance's {@code data}, unless it was generated with a
     * dataDirectory.
     */
    public Path dataDirectory() {
        return folder.path().resolve(settings().data());
    }

    /** Whether the data directory is in the instance's own directory. */
    boolean keepsItsData() {
        return dataDirectory().equals(folder.data());
    }

    /** The log of the broker or server. Each start appends to it, and it is rotated. */
    public Path log() {
        return dataDirectory().resolve(settings().log());
    }

    /** An instance that was not generated has no such file. */
    private InstanceSettings settings() {
        try {
            return InstanceSettings.read(folder)
                    .orElseGet(() -> new InstanceSettings(
                            id, InstanceFolder.DATA, kind == Kind.BROKER ? "activemq.log" : "zookeeper.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The output of the process besides its log, such as errors before logging works. Each start in the background
     * makes a new file.
     */
    public Path consoleLog() {
        return folder.consoleLog();
    }

    public boolean isAlive() {
        return process().isPresent();
    }

    /** The pid of the instance; empty if it does not run. */
    public OptionalLong pid() {
        return process().map(process -> OptionalLong.of(process.pid())).orElse(OptionalLong.empty());
    }

    /** The start time of the process; empty if the instance does not run. */
    public Optional<Instant> startedAt() {
        return process().flatMap(process -> process.info().startInstant());
    }

    /**
     * The present state: a ZooKeeper server is asked, a broker's log is read. A broker that was killed or paused cannot
     * log that.
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
        State said = states.state();
        return paused ? State.paused(Optional.of(said)) : said;
    }

    /**
     * The damages that a broker found in its store since its last start: each kind with its count, and the repair.
     * Empty if the store was intact, and for a ZooKeeper server.
     */
    public List<String> repairs() {
        return states.repairs();
    }

    /** Whether a broker, running or not, has been master or slave since its last start. */
    public boolean hasBelonged() {
        return states.tells(BrokerLog::hasBelonged);
    }

    /** The same, also if the broker has failed at a restart since then. */
    public boolean hadBelonged() {
        return states.tells(BrokerLog::hadBelonged);
    }

    /**
     * The reason, in words, why an ended broker may be started again: the next start has a better chance. Empty if the
     * broker would only end again.
     *
     * @param mayReturn whether the other members go on without the broker, so that it may have had its role and lost it
     */
    public Optional<String> whyAgain(Predicate<Instance> mayReturn) {
        return meanings.known().agains().stream()
                .filter(again -> switch (again.seen()) {
                    case SAID -> states.tells(said -> said.hasSaid(again));
                    case THROWN -> states.hasThrown(again.pattern());
                    case BELONGED -> mayReturn.test(this);
                })
                .map(InstanceStates.Again::text)
                .findFirst();
    }

    /**
     * The message after which a broker may hang for ever, in words; empty if the broker has not logged one. Only its
     * JVM knows whether it hangs.
     */
    public Optional<String> mayHang() {
        return meanings.known().hangs().stream()
                .filter(hang -> states.tells(said -> said.hasSaid(hang)))
                .map(InstanceStates.Hang::text)
                .findFirst();
    }

    /** The time since the last line of the log; zero if unknown. */
    public Duration silence() {
        return StatesFile.silence(log());
    }

    LastStart lastStart() {
        return LastStart.in(folder);
    }

    /**
     * Starts the instance with its own script, and returns once the process exists. Does nothing if the instance runs
     * already. The process outlives this JVM.
     *
     * @throws MachineException with the script's output, if the instance cannot be started
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
     * Asks the instance to end, and kills it if it does not end in time.
     *
     * @param patience the time for an orderly end
     * @return whether the instance ended by itself, or did not run
     * @throws MachineException if the instance cannot be ended
     */
    public boolean stop(Duration patience) throws MachineException {
        Optional<ProcessHandle> process = process();
        boolean polite = process.isEmpty() || signals.stop(process.get(), patience);
        forget();
        return polite;
    }

    /**
     * Kills the instance as {@code kill -9} does. Returns after the process has ended.
     *
     * @throws MachineException if the instance does not run, or cannot be ended
     */
    public void kill() throws MachineException {
        signals.kill(required());
        forget();
    }

    /** Sends SIGSTOP: the instance keeps its ports, and does nothing. Not on Windows. */
    public void pause() throws MachineException {
        signals.pause(required());
    }

    /** Sends SIGCONT: the instance goes on after {@link #pause}. */
    public void resume() throws MachineException {
        signals.resume(required());
    }

    /**
     * The last lines of the log, or else of the output, since the last start; oldest first, without the frames of stack
     * traces.
     */
    public List<String> logTail(int lines) {
        return lastWords().lines(lines);
    }

    /** The steps of the instance's takeover, by its log. */
    public Map<TakeoverLog.Step, Instant> takeoverSince(Instant begin) {
        return new TakeoverLog(meanings.known()).since(begin, this);
    }

    /** The same; if some lines tell of trouble, only these lines. */
    LogTail lastWords() {
        return new LogTail(meanings.known(), log(), lastStart().logged(), consoleLog());
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

    /** The topology's data of an instance. */
    record Identity(Kind kind, String id, String owner, String address, Ports ports, Optional<String> openwireScheme) {}
}
