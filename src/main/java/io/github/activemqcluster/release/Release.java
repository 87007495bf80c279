package io.github.activemqcluster.release;

import java.util.List;
import java.util.Optional;

/** One release of one product, with the facts that are true of it. */
public final class Release {

    private final String product;
    private final Version version;
    private final List<Fact> facts;

    Release(String product, Version version, List<Fact> facts) {
        this.product = product;
        this.version = version;
        this.facts =
                facts.stream().filter(fact -> fact.range().contains(version)).toList();
    }

    /** {@code activemq} or {@code zookeeper}. */
    public String product() {
        return product;
    }

    public Version version() {
        return version;
    }

    /** Whether a fact of that name is true of this release. */
    public boolean has(String fact) {
        return facts.stream().anyMatch(candidate -> candidate.name().equals(fact));
    }

    /** The value of a fact. Empty if no fact of that name is true of this release. */
    public Optional<String> value(String fact) {
        return values(fact).stream().findFirst();
    }

    /** The values of a fact that can be given several times, in the order of the file. */
    public List<String> values(String fact) {
        return facts.stream()
                .filter(candidate -> candidate.name().equals(fact))
                .map(Fact::value)
                .toList();
    }

    /**
     * The value of a fact that every release has.
     *
     * @throws IllegalStateException if the facts file lacks the fact
     */
    public String required(String fact) {
        return value(fact)
                .orElseThrow(() -> new IllegalStateException(
                        "no fact '" + fact + "' for " + product + " " + version + " in " + product + ".facts"));
    }

    @Override
    public String toString() {
        return product + " " + version;
    }
}
