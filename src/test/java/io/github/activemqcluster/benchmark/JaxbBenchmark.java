package io.github.activemqcluster.benchmark;

import io.github.activemqcluster.config.bind.TopologyBinder;
import io.github.activemqcluster.config.vocabulary.TopologyDeclaration;
import io.github.activemqcluster.goal.CheckRequest;
import io.github.activemqcluster.goal.CheckTopology;
import io.github.activemqcluster.goal.Declaration;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.render.Renderer;
import io.github.activemqcluster.rule.RuleRunner;
import jakarta.xml.bind.JAXBContext;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * The cost of JAXB at the start of a goal: the time that the check of the reference topology, in a fresh JVM, stands
 * and waits for JAXB. It is compared with the time of JAXB alone in a fresh JVM: to be found, to look at the
 * declarations, and to bind the same topology.
 *
 * <p>Arguments: the POM with the reference topology.
 */
public final class JaxbBenchmark {

    private static final int ROUNDS = 21;

    private final Path topology;

    private JaxbBenchmark(Path topology) {
        this.topology = topology;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2) {
            System.out.println(new JaxbBenchmark(Path.of(arguments[1])).measure(arguments[0]));
        } else {
            Path topology = Files.createTempFile("reference", ".xml");
            try {
                String pom = Files.readString(Path.of(arguments[0]));
                String end = "</topology>";
                Files.writeString(topology, pom.substring(pom.indexOf("<topology>"), pom.indexOf(end) + end.length()));
                new JaxbBenchmark(topology).compare();
            } finally {
                Files.delete(topology);
            }
        }
    }

    private void compare() throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Double> waits = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double wait = inFreshJvm("check");
            double jaxb = inFreshJvm("jaxb");
            waits.add(wait);
            alone.add(jaxb);
            ratios.add(wait / jaxb);
        }
        System.out.printf(
                Locale.ROOT,
                "%-72s ratio %.2f (%.2f–%.2f), to reach: at most 0.20; medians %.0f ms and %.0f ms%n",
                "check of R9 in a fresh JVM, its wait for JAXB : JAXB by itself",
                SideBySide.median(ratios),
                ratios.stream().min(Double::compare).orElseThrow(),
                ratios.stream().max(Double::compare).orElseThrow(),
                SideBySide.median(waits),
                SideBySide.median(alone));
    }

    private double inFreshJvm(String what) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-classpath",
                        ManagementFactory.getRuntimeMXBean().getClassPath(),
                        JaxbBenchmark.class.getName(),
                        what,
                        topology.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String milliseconds =
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the measurement '" + what + "' failed: " + milliseconds);
        }
        return Double.parseDouble(milliseconds);
    }

    private double measure(String what) throws Exception {
        likeMaven();
        if (what.equals("check")) {
            return waited(this::check);
        }
        long start = System.nanoTime();
        jaxb();
        return (System.nanoTime() - start) / 1e6;
    }

    /** How many milliseconds this thread only waits for another thread. */
    private static double waited(SideBySide.Task task) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        threads.setThreadContentionMonitoringEnabled(true);
        long before = waitedSoFar(threads);
        task.run();
        return waitedSoFar(threads) - before;
    }

    private static long waitedSoFar(ThreadMXBean threads) {
        ThreadInfo thread = threads.getThreadInfo(Thread.currentThread().getId());
        return thread.getWaitedTime() + thread.getBlockedTime();
    }

    /** The time that Maven uses before it starts a goal is no cost of the goal. */
    @SuppressWarnings("ReturnValueIgnored")
    private static void likeMaven() throws Exception {
        Logger.getLogger("maven").fine("");
        List.of("b", "a").stream().map(text -> text + "c").sorted().toList();
        Override.class.getAnnotations();
    }

    private void jaxb() throws Exception {
        JAXBContext.newInstance(TopologyDeclaration.class).createUnmarshaller().unmarshal(topology.toFile());
    }

    /** Makes the goal's objects as Maven does: one after the other. */
    private void check() throws Exception {
        Releases releases = new Releases();
        new CheckTopology(new TopologyBinder(releases), new RuleRunner(releases), new Renderer(releases))
                .check(new CheckRequest(
                        new CheckRequest.Subject(
                                new Declaration(Optional.empty(), Optional.of(topology), text -> text, value -> false),
                                topology.toAbsolutePath().getParent(),
                                "reference"),
                        CheckRequest.Layout.AS_DECLARED,
                        CheckRequest.Strictness.USUAL,
                        false));
    }
}
