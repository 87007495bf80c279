package io.github.activemqcluster.benchmark;

import io.github.activemqcluster.build.CheckRequest;
import io.github.activemqcluster.build.CheckTopology;
import io.github.activemqcluster.build.Declaration;
import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.TopologyBinder;
import io.github.activemqcluster.config.TopologyWriter;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.render.RenderSettings;
import io.github.activemqcluster.render.Renderer;
import io.github.activemqcluster.rule.RuleRunner;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How checking and rendering grow with the number of brokers. Run it with a heap of 512 MB: that it ends shows that 1,000
 * brokers fit.
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
    }

    /** Few brokers are measured as many times as it takes to come to as many as the many. */
    private double secondsPerBroker(Element declared, int brokers) throws Exception {
        long start = System.nanoTime();
        for (int done = 0; done < MANY; done += brokers) {
            checkAndRender(declared);
        }
        return (System.nanoTime() - start) / 1e9 / MANY;
    }

    private void checkAndRender(Element declared) throws Exception {
        Topology topology = checkTopology
                .check(new CheckRequest(
                        new Declaration(Optional.of(declared), Optional.empty(), text -> text, value -> false),
                        Path.of("").toAbsolutePath(),
                        "scaling",
                        "hosts",
                        false,
                        Map.of(),
                        Optional.empty(),
                        false,
                        false))
                .topology();
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

    /** Groups of two in a ring, each linked to the next, with a client for all. */
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
