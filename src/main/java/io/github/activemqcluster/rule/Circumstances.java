package io.github.activemqcluster.rule;

import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.topology.Topology;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What rules are told besides a topology: where it is to run, and how it was declared.
 *
 * @param isLocal whether every host is mapped to this machine, so that what is said of hosts does not apply
 * @param java the feature release of the Java that will run the brokers, for example 17; empty if not known
 * @param isWritten whether a value stands, as it is, in what declares the topology, so that its readers read it
 * @param rights what the bridges' users may do in a topology; asked only where a rule needs it
 */
public record Circumstances(
        boolean isLocal, OptionalInt java, Predicate<String> isWritten, Function<Topology, Rights> rights) {

    /** The hosts are as declared; which Java, and how the topology was declared, is not known; bridges may do everything. */
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
