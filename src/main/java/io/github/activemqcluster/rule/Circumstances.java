package io.github.activemqcluster.rule;

import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.topology.Topology;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Describes for the rules where a topology will run, and how it was declared.
 *
 * @param isLocal whether every host is mapped to this machine, so that the declared hosts do not apply
 * @param java the feature release of the Java that will run the brokers, for example 17; empty if unknown
 * @param isWritten whether a value stands in plain text where the topology is declared, so that its readers see it
 * @param rights the rights of the bridges' users in a topology; asked only if a rule needs them
 */
public record Circumstances(
        boolean isLocal, OptionalInt java, Predicate<String> isWritten, Function<Topology, Rights> rights) {

    /** The hosts are as declared, the Java and the declaration are unknown, and bridges may do everything. */
    public static Circumstances unknown() {
        return new Circumstances(false, OptionalInt.empty(), value -> false, topology -> Rights.ALL);
    }

    public Circumstances withLocal(boolean local) {
        return new Circumstances(local, java, isWritten, rights);
    }

    public Circumstances withJava(int feature) {
        return new Circumstances(isLocal, OptionalInt.of(feature), isWritten, rights);
    }

    public Circumstances withWritten(Predicate<String> written) {
        return new Circumstances(isLocal, java, written, rights);
    }

    public Circumstances withRights(Function<Topology, Rights> given) {
        return new Circumstances(isLocal, java, isWritten, given);
    }
}
