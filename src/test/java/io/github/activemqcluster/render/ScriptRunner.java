package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.live.LowPorts;
import io.github.activemqcluster.testing.PretendedLog;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the POSIX scripts for real, with a Java that only pretends. This Java prints the lines of a broker, waits, and
 * ends when it is told to. So the processes are real, and quick.
 */
final class ScriptRunner implements AutoCloseable {

    private static final String FAKE_JAVA =
            """
            #!/bin/sh
            if [ "$1" = -version ]; then
                echo "openjdk version \\"${FAKE_VERSION:-17.0.1}\\" 2024-01-01" >&2
                exit 0
            fi
            echo "$@" >>"$FAKE_LOG"
            if [ "$1" = @/dev/stdin ]; then
                cat >"$FAKE_LOG.words"
                printf '%s\n' "$FAKE"
                exit "${FAKE_STATUS:-0}"
            fi
            @logs@
            run() {
                trap 'exit 0' TERM
                while :; do sleep 0.1; done
            }
            case $FAKE in
                master) logs 'Apache ActiveMQ 6.3.1 (shared, ID:x) started' ;;
                slave) logs 'Database is locked by another server. This broker is now in slave mode waiting a lock' ;;
                old-slave) logs 'Database /x/lock is locked... waiting 1 seconds for the database to be unlocked.' ;;
                one-master)
                    case $PWD in
                        *-1) logs 'Apache ActiveMQ 6.3.1 (shared, ID:x) started' ;;
                        *) logs 'Database is locked by another server. This broker is now in slave mode waiting a lock' ;;
                    esac
                    ;;
                no-master) logs 'Database is locked by another server. This broker is now in slave mode waiting a lock' ;;
                damaged)
                    logs 'Recovering from the journal @1:28'
                    logs 'Recovery replayed 308 operations from the journal in 0.577 seconds.'
                    logs 'Apache ActiveMQ 6.3.1 (shared, ID:x) started'
                    ;;
                attached)
                    logs 'Slave connection between vm://pair-2#0 and failover:(tcp://x) has been established.'
                    logs 'Apache ActiveMQ 5.7.0 (pair-2, ID:x) started'
                    ;;
                alone) logs 'Not enough cluster members connected to elect a master.' ;;
                copying) logs 'Attaching to master: tcp://127.0.0.1:61619' ;;
                locale)
                    echo "locale $LC_ALL"
                    logs 'Apache ActiveMQ 6.3.1 (shared, ID:x) started'
                    ;;
                silent) logs 'thinking' ;;
                stubborn)
                    trap '' TERM
                    logs 'Apache ActiveMQ 6.3.1 (shared, ID:x) started'
                    while :; do sleep 0.1; done
                    ;;
                dies)
                    echo 'Java Runtime: x'
                    echo '    JVM args: -DERROR'
                    echo 'Loading message broker from: xbean:file:conf/activemq.xml'
                    echo 'ERROR | the reason why'
                    echo '	at some.Frame(Source.java:1)'
                    exit 1
                    ;;
                stuck)
                    if [ "$(wc -l <"$FAKE_LOG")" -lt 2 ]; then
                        logs 'Session establishment complete on server 127.0.0.1'
                        exec "$REAL_JAVA" -Dactivemq-cluster.instance=shared-1 -cp "$TEST_CLASSES" $STANDS_STILL
                    fi
                    logs 'Attaching to master: tcp://127.0.0.1:61619'
                    logs 'Attached'
                    ;;
                demoted)
                    if [ "$(wc -l <"$FAKE_LOG")" -lt 2 ]; then
                        logs 'Demoted to slave'
                        logs 'Failed to start Apache ActiveMQ (shared, null)'
                        exit 1
                    fi
                    logs 'Attaching to master: tcp://127.0.0.1:61619'
                    logs 'Attached'
                    ;;
                unlucky)
                    if [ "$(wc -l <"$FAKE_LOG")" -lt 3 ]; then
                        logs 'Failed to start Apache ActiveMQ (shared, null)'
                        printf '%s\\n' 'java.lang.NullPointerException' >>run/states
                        printf '%s\\n' '	at org.linkedin.zookeeper.tracker.ZooKeeperTreeTracker.raiseEvents(ZooKeeperTreeTracker.java:402)' >>run/states
                        exit 1
                    fi
                    logs 'Attaching to master: tcp://127.0.0.1:61619'
                    logs 'Attached'
                    ;;
            esac
            run
            """
                    .replace("@logs@", PretendedLog.SHELL);

    private static final Pattern PORTS = Pattern.compile("instance_ports='openwire [\\d.]+ (\\d+)'");

    private final Path directory;
    private final Path javaHome;
    private Path output;

    /** A script's output and its exit status. */
    record Result(int status, String text) {}

    /**
     * Renders a shared file system group of three. The name of its folder has every character over which a shell might
     * stumble.
     */
    ScriptRunner(Path directory) throws Exception {
        this.directory = directory;
        output = directory.resolve("out put \"it's\" $HOME ü");
        render(Topologies.r2());
        Files.createDirectories(output.resolve("homes/activemq-6.3.1/lib"));
        javaHome = directory.resolve("java home");
        Path java = javaHome.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, FAKE_JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    /**
     * Renders another topology. It gets free ports in place of the well-known ones, which another broker of this
     * machine may have.
     */
    void render(TopologyBuilder topology) throws Exception {
        Topology built = topology.build();
        Rendering.of(built).writeTo(output);
        Iterator<Integer> ports = LowPorts.choose(built.brokers().size()).iterator();
        for (Broker broker : built.brokers()) {
            withPort(broker.id(), ports.next());
        }
    }

    Path output() {
        return output;
    }

    /** Says that the output directory is there from now on. */
    void movedTo(Path moved) {
        output = moved;
    }

    /** Changes the settings of an instance. */
    void edit(String instance, String from, String to) throws IOException {
        Path file = output.resolve("instances").resolve(instance).resolve("bin/instance.sh");
        String before = Files.readString(file);
        assertThat(before).contains(from);
        Files.writeString(file, before.replace(from, to));
    }

    /** Gives that port to the instance from now on. */
    void withPort(String instance, int port) throws IOException {
        Path file = output.resolve("instances").resolve(instance).resolve("bin/instance.sh");
        String before = Files.readString(file);
        assertThat(before).containsPattern(PORTS);
        Files.writeString(file, PORTS.matcher(before).replaceFirst("instance_ports='openwire 127.0.0.1 " + port + "'"));
    }

    int port(String instance) throws IOException {
        Matcher matcher = PORTS.matcher(
                Files.readString(output.resolve("instances").resolve(instance).resolve("bin/instance.sh")));
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    Path javaHome() {
        return javaHome;
    }

    /** Runs one of the written scripts. A broker that the script starts behaves as the name {@code fake} says. */
    Result run(String fake, String script, String... arguments) throws IOException, InterruptedException {
        return runScript(fake, Map.of(), output.resolve(script), arguments);
    }

    Result runScript(String fake, Map<String, String> environment, Path script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Path printed = Files.createTempFile(directory, "printed", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("FAKE", fake);
        builder.environment().put("FAKE_LOG", directory.resolve("launches").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("%s ended in time", command)
                .isTrue();
        return new Result(process.exitValue(), Files.readString(printed));
    }

    /** An environment in which a command of that name is found before the system's own. */
    Map<String, String> withCommand(String name, String script) throws IOException {
        Path command = Files.createDirectories(directory.resolve("commands")).resolve(name);
        Files.writeString(command, "#!/bin/sh\n" + script);
        assertThat(command.toFile().setExecutable(true)).isTrue();
        return Map.of("PATH", command.getParent() + ":" + System.getenv("PATH"));
    }

    /** The same as {@link #run}, for places in which no checked exception can be thrown. */
    Result quietly(String fake, String script) {
        try {
            return run(fake, script);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The command line of each start of a broker. */
    List<String> launches() throws IOException {
        Path log = directory.resolve("launches");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /** The arguments that the last JVM read from its standard input, one a line and quoted. */
    List<String> words() throws IOException {
        return Files.readAllLines(directory.resolve("launches.words"));
    }

    /** Ends the processes without the scripts' help, so that a mistake in the scripts leaves no process behind. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> tree = Files.walk(output)) {
            for (Path file : tree.filter(path -> path.endsWith("run/pid")).toList()) {
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                        .filter(process -> process.info()
                                .arguments()
                                .map(List::of)
                                .orElse(List.of())
                                .contains(javaHome.resolve("bin/java").toString()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
