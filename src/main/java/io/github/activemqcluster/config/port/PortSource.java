package io.github.activemqcluster.config.port;

import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** The source of ports that the user has not given. */
public interface PortSource {

    /** Begins to plan one topology. */
    Session open();

    /** The port that an instance already has and keeps; empty if it needs a new port. */
    default OptionalInt kept(String instance, PortKind kind) {
        return OptionalInt.empty();
    }

    /** From the well-known port of each kind upwards, on each address: the same topology gets the same ports. */
    static PortSource planned() {
        return PlannedPorts::new;
    }

    /**
     * Free ports of this machine, below the operating system's ephemeral ports. Holds all ports until the whole
     * topology is planned, so that none is given twice. Between the plan and the start of the instances, a process that
     * asks for exactly that port may take it.
     */
    static PortSource free() {
        return FreePorts::new;
    }

    /**
     * The same, except for ports that instances keep.
     *
     * @param kept the ports that instances keep
     */
    static PortSource free(Kept kept) {
        return new PortSource() {
            @Override
            public Session open() {
                return new FreePorts();
            }

            @Override
            public OptionalInt kept(String instance, PortKind kind) {
                return kept.port(instance, kind);
            }
        };
    }

    /** The ports that are not planned anew. */
    interface Kept {

        /** The port of an instance, by its id; empty if the instance keeps no port of that kind. */
        OptionalInt port(String instance, PortKind kind);
    }

    /** The planning of one topology. */
    interface Session extends AutoCloseable {

        /**
         * The next port.
         *
         * @param address the address on which an instance will open the port
         * @param isTaken whether a port on that address has been given or planned already
         * @return a port that is not taken; empty if none is left up to 65535
         * @throws IOException if the operating system refuses to give one
         */
        OptionalInt next(String address, PortKind kind, IntPredicate isTaken) throws IOException;

        @Override
        void close() throws IOException;
    }
}
