package io.github.activemqcluster.goal;

import io.github.activemqcluster.distribution.BillOfMaterials;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.release.BundledJars;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Compares the jars of the homes that are there with the known advisories, and says how old the advisories are. */
@Named
@Singleton
final class KnownAdvisories {

    /** The rule that a jar with a known vulnerability breaks. */
    static final String RULE = "bundled-advisories";

    /** After this number of days there are probably newer advisories. */
    private static final long OLD = 30;

    private final Releases releases;
    private final BundledJars bundled;

    @Inject
    KnownAdvisories(Releases releases, BundledJars bundled) {
        this.releases = releases;
        this.bundled = bundled;
    }

    /**
     * A problem for each home in an output directory that has a jar with a known vulnerability. None if no home is
     * there.
     */
    List<Problem> problems(Topology topology, Path outputDirectory) {
        List<Problem> problems = new ArrayList<>();
        releases.activemq(topology.activemq().version())
                .flatMap(release -> problem(release, topology.activemq().where(), "ActiveMQ", outputDirectory))
                .ifPresent(problems::add);
        topology.zookeeper()
                .flatMap(zookeeper -> releases.zookeeper(zookeeper.version())
                        .flatMap(release -> problem(release, zookeeper.where(), "ZooKeeper", outputDirectory)))
                .ifPresent(problems::add);
        return problems;
    }

    private Optional<Problem> problem(Release release, Place where, String product, Path outputDirectory) {
        Path home = outputDirectory.resolve("homes").resolve(release.product() + "-" + release.version());
        Optional<BillOfMaterials> bill;
        try {
            bill = BillOfMaterials.read(home);
        } catch (IOException e) {
            return Optional.of(problem(
                    where,
                    home.resolve(BillOfMaterials.NAME) + " cannot be read (" + e.getMessage() + ")",
                    "Delete the home, and run the goal generate: it is made again."));
        }
        String open = bill.map(this::open).orElse("");
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(problem(
                        where,
                        "the home of " + product + " " + release.version() + " has jars with known vulnerabilities: "
                                + open,
                        "A later release has later jars; " + home.resolve(BillOfMaterials.NAME) + " lists them all."));
    }

    private static Problem problem(Place where, String what, String mend) {
        return new Problem(Level.WARNING, RULE, where.child("version"), what, mend);
    }

    /** Each jar once, with all its known advisories. */
    private String open(BillOfMaterials bill) {
        Map<String, List<BundledJars.Advisory>> byJar = new LinkedHashMap<>();
        for (BillOfMaterials.Jar jar : bill.jars()) {
            List<BundledJars.Advisory> advisories = bundled.advisories(jar.name(), jar.version());
            if (!advisories.isEmpty()) {
                byJar.put(jar.name() + " " + jar.version(), advisories);
            }
        }
        return byJar.entrySet().stream()
                .map(entry -> entry.getKey() + " ("
                        + entry.getValue().stream()
                                .map(advisory -> advisory.id() + ", " + advisory.fault())
                                .collect(Collectors.joining("; "))
                        + ")")
                .collect(Collectors.joining(", "));
    }

    /** The age of the data, in one line. */
    String age(LocalDate today) {
        Map<String, LocalDate> dates = new LinkedHashMap<>();
        dates.put("ActiveMQ", releases.advisoriesDate("activemq"));
        dates.put("ZooKeeper", releases.advisoriesDate("zookeeper"));
        dates.put("bundled jars", bundled.date());
        long oldest = dates.values().stream()
                .mapToLong(date -> ChronoUnit.DAYS.between(date, today))
                .max()
                .orElseThrow();
        return "Advisories known here: "
                + dates.entrySet().stream()
                        .map(entry -> entry.getKey() + " of " + entry.getValue())
                        .collect(Collectors.joining(", "))
                + (oldest > OLD
                        ? ", " + oldest + " days ago: look for a later version of this plugin, and for later advisories"
                        : "");
    }
}
