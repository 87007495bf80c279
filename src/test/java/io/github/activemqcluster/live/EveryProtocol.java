package io.github.activemqcluster.live;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A client of each protocol of the brokers sends to one broker of a group, and that broker is killed. Each client
 * receives its own message from the broker that takes over. Each finds its broker in the generated file for its
 * protocol: the first broker that answers. If the brokers have a console, the console of the current master shows its
 * queues to a user who logs in.
 */
final class EveryProtocol implements Experiment {

    private static final List<ProtocolClient> CLIENTS = List.of(
            JmsClient.openwire(),
            JmsClient.amqp(),
            StompClient.overTcp(),
            StompClient.overWebSocket(),
            new MqttClient());

    private static final Duration OPEN = Duration.ofMinutes(3);
    private static final Duration RECEIVED = Duration.ofMinutes(2);
    private static final int CONNECT_MILLISECONDS = 1000;

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        String group = cluster.groups().get(0);
        Member master = cluster.awaitMaster(group);
        awaitOpen(master, cluster);
        List<ProtocolClient> clients = CLIENTS.stream()
                .filter(client -> master.ports().containsKey(client.protocol()))
                .toList();
        Map<ProtocolClient, String> destinations = new LinkedHashMap<>();
        for (ProtocolClient client : clients) {
            String destination = cluster.freshQueue("by-" + client.protocol());
            destinations.put(client, destination);
            Member answering = answering(cluster, group, client.protocol());
            client.announce(answering, destination);
            client.send(answering, destination, body(destination));
        }
        String queue = destinations.get(clients.get(0));
        demandConsole(master, queue);

        cluster.kill(master);
        Member successor = cluster.awaitMaster(group);
        awaitOpen(successor, cluster);

        demandConsole(successor, queue);
        List<String> received = new ArrayList<>();
        for (ProtocolClient client : clients) {
            String destination = destinations.get(client);
            String body = client.receive(answering(cluster, group, client.protocol()), destination, RECEIVED);
            if (!body.equals(body(destination))) {
                throw new AssertionError(
                        "sent by " + client.protocol() + ": " + body(destination) + "\nreceived: " + body);
            }
            received.add(client.protocol());
        }
        report.say("sent to %s, which was killed, and received from %s by each of %s; %s"
                .formatted(
                        master,
                        successor,
                        received,
                        hasConsole(master) ? "the console of each showed the queue" : "no console"));
    }

    /** The address is in the client's file; OpenWire has a URL of its own. */
    private static Member answering(LiveCluster cluster, String group, String protocol) throws IOException {
        if (protocol.equals("openwire")) {
            return cluster.awaitMaster(group);
        }
        Properties file = new Properties();
        try (Reader reader =
                Files.newBufferedReader(cluster.output().resolve("clients/application/" + protocol + ".properties"))) {
            file.load(reader);
        }
        String addresses = file.getProperty("addresses");
        for (String address : addresses.split(",", -1)) {
            for (Member broker : cluster.brokers(group)) {
                if (address.equals(broker.address() + ":" + broker.port(protocol)) && answers(broker, protocol)) {
                    return broker;
                }
            }
        }
        throw new AssertionError("no broker answers " + protocol + " at any of " + addresses);
    }

    private static boolean answers(Member broker, String protocol) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(broker.address(), broker.port(protocol)), CONNECT_MILLISECONDS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String body(String destination) {
        return destination + " Grüße, Ωμέγα, 漢字, 😀 <&\"'>";
    }

    /** A broker opens its connectors one after the other, and its console last. */
    private static void awaitOpen(Member broker, LiveCluster cluster) {
        Bounded.await("all ports of " + broker + ": " + broker.ports(), OPEN, cluster::endOfLogs, () -> {
            for (Map.Entry<String, Integer> port : broker.ports().entrySet()) {
                if (port.getKey().equals("console") && !hasConsole(broker)) {
                    continue;
                }
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(broker.address(), port.getValue()), CONNECT_MILLISECONDS);
                } catch (IOException e) {
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean hasConsole(Member broker) {
        return Files.exists(realm(broker));
    }

    private static Path realm(Member broker) {
        return broker.directory().resolve("conf/jetty-realm.properties");
    }

    private static void demandConsole(Member broker, String queue) throws Exception {
        if (!hasConsole(broker)) {
            return;
        }
        HttpResponse<String> stranger = console(broker, "admin:admin");
        HttpResponse<String> admin = console(broker, "admin:" + password(broker));
        if (stranger.statusCode() != 401
                || admin.statusCode() != 200
                || !admin.body().contains(queue)) {
            throw new AssertionError("the console of %s answers a stranger with %d, and its admin with %d:%n%s"
                    .formatted(broker, stranger.statusCode(), admin.statusCode(), admin.body()));
        }
    }

    private static HttpResponse<String> console(Member broker, String login) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + broker.address() + ":" + broker.port("console") + "/admin/queues.jsp"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .timeout(RECEIVED)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String password(Member broker) throws IOException {
        return Files.readAllLines(realm(broker)).stream()
                .filter(line -> line.startsWith("admin: "))
                .map(line -> line.substring("admin: ".length(), line.indexOf(',')))
                .findFirst()
                .orElseThrow();
    }
}
