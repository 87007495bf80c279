package io.github.activemqcluster.live;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The console of the master, and after its death that of the successor, lets in a user who logs in with the rights of a
 * role, and no other, at its own address and port. A slave's console does not answer.
 *
 * @param address the address on which it listens
 * @param visits the requests and their expected answers
 */
record LoggedIn(String address, List<Visit> visits) implements Experiment {

    private static final Duration OPEN = Duration.ofMinutes(3);
    private static final int MILLISECONDS = 60_000;

    /**
     * A user who asks for a page.
     *
     * @param login name and password; a name alone gets the password from the instance's {@code users.properties}
     */
    record Visit(String from, Optional<String> login, String page, int status) {}

    /** The visits to a generated console, if the topology says nothing of it. */
    static LoggedIn byDefault() {
        String local = "127.0.0.1";
        return new LoggedIn(
                local,
                List.of(
                        new Visit(local, Optional.empty(), "/admin/", 401),
                        new Visit(local, Optional.of("admin:admin"), "/admin/", 401),
                        new Visit(local, Optional.of("admin"), "/admin/", 200),
                        new Visit(local, Optional.empty(), "/api/", 401)));
    }

    /** The visits to the console of the profile {@code elsewhere} of {@code live-console-6.3.1}. */
    static LoggedIn elsewhere() {
        String other = "127.0.0.3";
        return new LoggedIn(
                "127.0.0.2",
                List.of(
                        new Visit(other, Optional.empty(), "/admin/", 401),
                        new Visit(other, Optional.of("operator:a b\\#!="), "/admin/", 200),
                        new Visit(other, Optional.of("reader:reader's"), "/admin/", 403),
                        new Visit(other, Optional.of("reader:reader's"), "/api/", 200)));
    }

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        String group = cluster.groups().get(0);
        Member master = cluster.awaitMaster(group);
        demandVisits(master, cluster);
        for (Member broker : cluster.brokers(group)) {
            if (!broker.equals(master) && answers(broker)) {
                throw new AssertionError("the console of the slave " + broker + " answers");
            }
        }

        cluster.kill(master);
        Member successor = cluster.awaitMaster(group);
        demandVisits(successor, cluster);
        report.say("the consoles of %s, which was killed, and %s at %s answered %s"
                .formatted(master, successor, address, visits));
    }

    private void demandVisits(Member broker, LiveCluster cluster) throws IOException {
        // A broker opens its console last; if the console listens elsewhere, it opens twice.
        Bounded.await(
                "the console of " + broker,
                OPEN,
                cluster::endOfLogs,
                () -> status(broker, visits.get(0)) == visits.get(0).status());
        for (Visit visit : visits) {
            int status = status(broker, visit);
            if (status != visit.status()) {
                throw new AssertionError("the console of " + broker + " answers " + status + " to " + visit);
            }
        }
    }

    private boolean answers(Member broker) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, broker.port("console")), MILLISECONDS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Zero if there is no answer. */
    private int status(Member broker, Visit visit) {
        String request = "GET " + visit.page() + " HTTP/1.0\r\nHost: " + address + "\r\n"
                + visit.login().map(login -> authorization(broker, login)).orElse("") + "\r\n";
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(visit.from()), 0));
            socket.connect(new InetSocketAddress(address, broker.port("console")), MILLISECONDS);
            socket.setSoTimeout(MILLISECONDS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static String authorization(Member broker, String login) {
        String whole = login.contains(":") ? login : login + ":" + password(broker, login);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    private static String password(Member broker, String user) {
        Properties users = new Properties();
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(broker.directory().resolve("conf/users.properties")),
                StandardCharsets.ISO_8859_1)) {
            users.load(reader);
        } catch (IOException e) {
            throw new AssertionError("no users of " + broker, e);
        }
        return users.getProperty(user);
    }
}
