package io.github.activemqcluster.benchmark;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.TopologyWriter;
import io.github.activemqcluster.config.bind.TopologyBinder;
import io.github.activemqcluster.goal.CheckRequest;
import io.github.activemqcluster.goal.CheckTopology;
import io.github.activemqcluster.goal.CheckedTopology;
import io.github.activemqcluster.goal.Declaration;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.render.RenderSettings;
import io.github.activemqcluster.render.Renderer;
import io.github.activemqcluster.rule.RuleRunner;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures how the time to check and to render grows with the number of brokers, and the time for a thousand flows in a
 * network of a thousand groups. Run it with a heap of 512 MB: if it ends, both fit.
 */
public final class ScalingBenchmark {

    private static final int FEW = 100;
    private static final int MANY = 1000;
    private static final int ROUNDS = 9;

    private final CheckTopology checkTopology;
    private final Renderer renderer;

    private ScalingBenchmark() {
        Releases releases = new Releases();
        renderer = new Renderer(releases);
        checkTopology = new CheckTopology(new TopologyBinder(releases), new RuleRunner(releases), renderer);
    }

    public static void main(String[] arguments) throws Exception {
        new ScalingBenchmark().run();
    }

    private void run() throws Exception {
        Element few = topology(FEW);
        Element many = topology(MANY);
        for (int round = 0; round < 3; round++) {
            checkAndRender(few);
            checkAndRender(many);
        }
        List<Double> ratios = new ArrayList<>();
        List<Double> perBroker = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double fewer = secondsPerBroker(few, FEW);
            double more = secondsPerBroker(many, MANY);
            ratios.add(more / fewer);
            perBroker.add(more);
        }
        System.out.printf(
                Locale.ROOT,
                "%-72s ratio %.2f (%.2f–%.2f), to reach: at most 1.50; median %.0f µs a broker, heap at most %d MB%n",
                "check and render, time per broker: 1,000 brokers : 100 brokers",
                SideBySide.median(ratios),
                ratios.stream().min(Double::compare).orElseThrow(),
                ratios.stream().max(Double::compare).orElseThrow(),
                SideBySide.median(perBroker) * 1e6,
                Runtime.getRuntime().maxMemory() >> 20);
        flows();
    }

    private void flows() throws Exception {
        Element declared = rings();
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            List<Problem> warnings = check(declared).warnings();
            seconds.add((System.nanoTime() - start) / 1e9);
            if (warnings.stream().noneMatch(problem -> problem.rule().equals("flow-one-way"))) {
                throw new IllegalStateException("no flow has two ways, and these are rings: " + warnings);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-72s first %.2f s, to reach: at most 10; median %.2f s, heap at most %d MB%n",
                "check of 1,000 flows through 1,000 groups in a mesh of rings",
                seconds.get(0),
                SideBySide.median(seconds),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** A topology of few brokers is measured so often that the total equals the many brokers. */
    private double secondsPerBroker(Element declared, int brokers) throws Exception {
        long start = System.nanoTime();
        for (int done = 0; done < MANY; done += brokers) {
            checkAndRender(declared);
        }
        return (System.nanoTime() - start) / 1e9 / MANY;
    }

    private void checkAndRender(Element declared) throws Exception {
        Topology topology = check(declared).topology();
        renderer.render(
                topology,
                new TopologyWriter().write(topology),
                new RenderSettings(
                        "benchmark",
                        Optional.empty(),
                        Optional.empty(),
                        Path.of("").toAbsolutePath(),
                        () -> "secret"));
    }

    private CheckedTopology check(Element declared) throws Exception {
        return checkTopology.check(new CheckRequest(
                new CheckRequest.Subject(
                        new Declaration(Optional.of(declared), Optional.empty(), text -> text, value -> false),
                        Path.of("").toAbsolutePath(),
                        "scaling"),
                CheckRequest.Layout.AS_DECLARED,
                CheckRequest.Strictness.USUAL,
                false));
    }

    /**
     * Fifty rings of twenty groups; the first groups of the rings are a ring of their own. In each group, a client
     * sends to a queue of its own. At the same place of the next ring, another client receives from that queue.
     */
    private static Element rings() {
        int rings = 50;
        int size = 20;
        List<Element> groups = new ArrayList<>();
        List<Element> connectors = new ArrayList<>();
        List<Element> clients = new ArrayList<>();
        for (int ring = 0; ring < rings; ring++) {
            for (int place = 0; place < size; place++) {
                groups.add(node("group", leaf("id", id(ring, place)), leaf("size", "1"), node("kahaDB")));
                connectors.add(joined(id(ring, place), id(ring, (place + 1) % size)));
                String queue = "queue." + ring + "." + place;
                clients.add(node(
                        "client",
                        leaf("id", "sender-" + ring + "-" + place),
                        leaf("groups", id(ring, place)),
                        node("produces", leaf("queue", queue))));
                clients.add(node(
                        "client",
                        leaf("id", "receiver-" + ring + "-" + place),
                        leaf("groups", id((ring + 1) % rings, place)),
                        node("consumes", leaf("queue", queue))));
            }
            connectors.add(joined(id(ring, 0), id((ring + 1) % rings, 0)));
        }
        return node(
                "topology",
                node("activemq", leaf("version", "6.3.1")),
                node("groups", groups.toArray(Element[]::new)),
                node("networkConnectors", connectors.toArray(Element[]::new)),
                node("clients", clients.toArray(Element[]::new)));
    }

    private static String id(int ring, int place) {
        return "group-" + ring + "-" + place;
    }

    private static Element joined(String from, String to) {
        return node(
                "networkConnector",
                leaf("from", from),
                leaf("to", to),
                leaf("duplex", "true"),
                leaf("networkTTL", "-1"),
                node("excludedDestinations", leaf("queue", "local.>")));
    }

    /** Groups of two in a ring, each linked to the next, with one client for all groups. */
    private static Element topology(int brokers) {
        List<Element> groups = new ArrayList<>();
        List<Element> connectors = new ArrayList<>();
        int count = brokers / 2;
        for (int number = 0; number < count; number++) {
            groups.add(node("group", leaf("id", "group" + number), leaf("size", "2"), node("sharedFileSystem")));
            connectors.add(node(
                    "networkConnector",
                    leaf("from", "group" + number),
                    leaf("to", "group" + (number + 1) % count),
                    leaf("duplex", "true"),
                    leaf("networkTTL", Integer.toString(count))));
        }
        return node(
                "topology",
                node("activemq", leaf("version", "6.3.1")),
                node("groups", groups.toArray(Element[]::new)),
                node("networkConnectors", connectors.toArray(Element[]::new)),
                node("clients", node("client", leaf("id", "application"))));
    }

    private static Element leaf(String name, String text) {
        return new Element(name, text, List.of(), List.of());
    }

    private static Element node(String name, Element... children) {
        return new Element(name, "", List.of(), List.of(children));
    }
}
