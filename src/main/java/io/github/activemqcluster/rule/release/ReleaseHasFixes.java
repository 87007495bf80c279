package io.github.activemqcluster.rule.release;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.release.Version;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code release-advisories}: the release is not older than the fix of a known advisory. Facts: {@code advisory}, whose
 * value is {@code <id> <fault>, fixed in <release>, <release>…}.
 */
public final class ReleaseHasFixes implements Rule {

    private static final String FIXED_IN = ", fixed in ";

    private final Releases releases;

    public ReleaseHasFixes(Releases releases) {
        this.releases = releases;
    }

    @Override
    public void check(Topology topology, Findings findings) {
        String activemq = topology.activemq().version();
        releases.activemq(activemq)
                .ifPresent(release -> check(
                        release,
                        topology.activemq().where(),
                        "ActiveMQ " + activemq,
                        releases::activemq,
                        fixed -> missingStores(fixed, topology),
                        findings));
        topology.zookeeper().ifPresent(zookeeper -> releases.zookeeper(zookeeper.version())
                .ifPresent(release -> check(
                        release,
                        zookeeper.where(),
                        "ZooKeeper " + zookeeper.version(),
                        releases::zookeeper,
                        fixed -> "",
                        findings)));
    }

    private static void check(
            Release release,
            Place where,
            String name,
            Function<String, Optional<Release>> others,
            Function<Release, String> besides,
            Findings findings) {
        List<Advisory> advisories =
                release.values("advisory").stream().map(Advisory::of).toList();
        if (!advisories.isEmpty()) {
            findings.warning(
                    where.child("version"),
                    name + " is open to " + faults(advisories),
                    nearestFixed(release, advisories, others)
                            .map(fixed -> "Use " + fixed.version() + " or later, the nearest with all the fixes."
                                    + besides.apply(fixed))
                            .orElse("No release with all the fixes is known yet."));
        }
    }

    /** Each kind of fault once, with its advisories. */
    private static String faults(List<Advisory> advisories) {
        Map<String, List<String>> idsByFault = new LinkedHashMap<>();
        for (Advisory advisory : advisories) {
            idsByFault
                    .computeIfAbsent(advisory.fault(), unused -> new ArrayList<>())
                    .add(advisory.id());
        }
        List<String> faults = new ArrayList<>();
        idsByFault.forEach((fault, ids) -> faults.add(fault + " (" + String.join(", ", ids) + ")"));
        return String.join(", ", faults);
    }

    private static Optional<Release> nearestFixed(
            Release release, List<Advisory> advisories, Function<String, Optional<Release>> others) {
        return advisories.stream()
                .flatMap(advisory -> advisory.fixedIn().stream())
                .map(others)
                .flatMap(Optional::stream)
                .filter(fixed -> fixed.version().compareTo(release.version()) > 0)
                .filter(fixed -> !fixed.has("advisory"))
                .min(Comparator.comparing(Release::version, Version::compareTo));
    }

    private static String missingStores(Release fixed, Topology topology) {
        List<String> missing = topology.groups().stream()
                .map(group -> group.store().element())
                .distinct()
                .filter(store -> !fixed.has("store." + store))
                .toList();
        return missing.isEmpty()
                ? ""
                : " It has no " + Wording.list(missing) + ", so that the store has to be replaced as well.";
    }

    private record Advisory(String id, String fault, List<String> fixedIn) {
        static Advisory of(String value) {
            int space = value.indexOf(' ');
            int fixes = value.indexOf(FIXED_IN);
            return new Advisory(
                    value.substring(0, space),
                    value.substring(space + 1, fixes),
                    Arrays.asList(value.substring(fixes + FIXED_IN.length()).split(", ")));
        }
    }
}
