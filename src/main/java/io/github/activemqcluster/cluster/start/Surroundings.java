package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.topology.Authority;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks what a cluster needs from outside: host names that resolve, external ensembles, databases and brokers that
 * answer. All are asked at the same time, and each has a few seconds.
 */
public final class Surroundings {

    /** The rule that is broken if a neighbour does not answer. */
    public static final String RULE = "surroundings-answer";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** The connect timeout, so that an abandoned question ends by itself. */
    private static final int LONGEST_MILLIS = 10_000;

    private static final Pattern MEMBER = Pattern.compile("\\w[\\w+]*://(\\[[^\\]]+]|[^:/,()?\\[\\]]+):(\\d{1,5})");

    private final Topology topology;
    private final Duration patience;

    /** The surroundings of a topology. */
    public Surroundings(Topology topology) {
        this(topology, PATIENCE);
    }

    /** With another timeout. */
    Surroundings(Topology topology, Duration patience) {
        this.topology = topology;
        this.patience = patience;
    }

    /**
     * Asks all surroundings.
     *
     * @return a problem for each that does not answer: a warning where another one can stand in for it, else an error
     */
    public List<Problem> problems() {
        List<Asked> asked = new ArrayList<>();
        for (Host host : topology.hosts()) {
            asked.add(resolving(host));
        }
        for (Ensemble ensemble : topology.ensembles()) {
            asked.addAll(zookeeper(ensemble));
        }
        for (Group group : topology.groups()) {
            if (group.store() instanceof Store.Jdbc jdbc) {
                asked.addAll(database(jdbc));
            }
        }
        for (NetworkConnector connector : topology.networkConnectors()) {
            connector.uri().ifPresent(uri -> asked.addAll(brokers(connector, uri)));
        }
        return answers(asked);
    }

    private static Asked resolving(Host host) {
        Place where = host.where().child("address");
        return new Asked(
                where,
                where.toString(),
                "the address '" + host.address() + "'",
                "does not resolve",
                "Mend the address, or the name service of this machine.",
                () -> resolve(host.address()));
    }

    private static List<Asked> zookeeper(Ensemble ensemble) {
        Place where = ensemble.where().child("connectString");
        return ensemble.externalServers().stream()
                .map(server -> new Asked(
                        where,
                        where.toString(),
                        "the ZooKeeper server " + server + " of ensemble '" + ensemble.id() + "'",
                        "does not answer",
                        "Start it, or mend the connectString.",
                        () -> ask(server)))
                .toList();
    }

    private static List<Asked> database(Store.Jdbc jdbc) {
        Place where = jdbc.where().child("url");
        return jdbc.servers().stream()
                .map(server -> new Asked(
                        where,
                        where.toString(),
                        "the database at " + server,
                        "does not answer",
                        "Start it, or mend the URL.",
                        () -> connect(server)))
                .toList();
    }

    private static List<Asked> brokers(NetworkConnector connector, String uri) {
        Place where = connector.where().child("uri");
        List<Asked> asked = new ArrayList<>();
        Matcher member = MEMBER.matcher(uri);
        while (member.find() && !uri.startsWith("multicast:")) {
            Authority.parse(member.group(1) + ":" + member.group(2), 0)
                    .ifPresent(broker -> asked.add(new Asked(
                            where,
                            where + " " + connector.name(),
                            "the broker at " + broker + ", to which network connector '" + connector.name() + "' leads",
                            "does not answer",
                            "Start it, or mend the uri.",
                            () -> connect(broker))));
        }
        return asked;
    }

    /**
     * Asks each in a thread of its own. After the timeout the thread is abandoned, since nothing ends a look-up of a
     * name.
     */
    private List<Problem> answers(List<Asked> asked) {
        List<FutureTask<Optional<String>>> tasks = new ArrayList<>();
        for (Asked one : asked) {
            FutureTask<Optional<String>> task = new FutureTask<>(one::trouble);
            tasks.add(task);
            Thread thread = new Thread(task, "activemq-cluster look at " + one.who);
            thread.setDaemon(true);
            thread.start();
        }
        Deadline deadline = Deadline.in(patience);
        List<Optional<String>> troubles = new ArrayList<>();
        for (FutureTask<Optional<String>> task : tasks) {
            troubles.add(await(task, asked.get(troubles.size()).failing, deadline));
        }
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            if (troubles.get(i).isPresent()) {
                boolean anotherAnswers = false;
                for (int other = 0; other < asked.size(); other++) {
                    anotherAnswers |= asked.get(other).instead.equals(one.instead)
                            && troubles.get(other).isEmpty();
                }
                problems.add(new Problem(
                        anotherAnswers ? Level.WARNING : Level.ERROR,
                        RULE,
                        one.where,
                        one.who + " " + troubles.get(i).get(),
                        one.mend));
            }
        }
        return problems;
    }

    private Optional<String> await(FutureTask<Optional<String>> task, String failing, Deadline deadline) {
        try {
            return task.get(Math.max(1, deadline.left().toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.of(failing + " within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("was not waited for, since the build is interrupted");
        }
    }

    private static String resolve(String address) throws UnknownHostException {
        return InetAddress.getByName(address).toString();
    }

    private static String connect(Authority to) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(to.address()), to.port()), LONGEST_MILLIS);
            return "connected";
        }
    }

    /**
     * Sends {@code ruok}. Any answer will do, even a refusal of the word; a process that hangs accepts connections and
     * is silent.
     */
    private static String ask(Authority server) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getByName(server.address()), server.port()), LONGEST_MILLIS);
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.getOutputStream().write("ruok".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /**
     * A process or name that is asked.
     *
     * @param failing what the message says where no answer comes
     * @param instead equal for those of which one is enough
     * @param question throws where no answer comes
     */
    private record Asked(
            Place where, String instead, String who, String failing, String mend, Callable<String> question) {

        Optional<String> trouble() throws Exception {
            try {
                question.call();
                return Optional.empty();
            } catch (UnknownHostException e) {
                return Optional.of("does not resolve");
            } catch (IOException e) {
                return Optional.of(failing + " (" + e.getMessage() + ")");
            }
        }
    }
}
