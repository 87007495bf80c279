package io.github.activemqcluster.config.port;

import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Where the ports come from that the user has not given. */
public interface PortSource {

    /** Begins to plan one topology. */
    Session open();

    /** The port that an instance has already and keeps; empty where it is to get one. */
    default OptionalInt kept(String instance, PortKind kind) {
        return OptionalInt.empty();
    }

    /** From the well-known port of each kind upwards, on each address: the same topology gets the same ports. */
    static PortSource planned() {
        return PlannedPorts::new;
    }

    /**
     * Ports that nobody on this machine listens on, below those that the operating system gives to whoever asks for some port.
     * All of them are held until the whole topology is planned, so that none is given out twice; between then and the
     * instances' start a process that asks for that very port may take one.
     */
    static PortSource free() {
        return FreePorts::new;
    }

    /**
     * The same, but for ports that instances keep.
     *
     * @param kept who keeps which
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

    /** Which ports are not to be planned anew. */
    interface Kept {

        /** That of an instance, by its id; empty where it keeps none of that kind. */
        OptionalInt port(String instance, PortKind kind);
    }

    /** The planning of one topology. */
    interface Session extends AutoCloseable {

        /**
         * The next port.
         *
         * @param address where it is to be opened
         * @param isTaken whether a port on that address has been given or planned already
         * @return a port that is not taken; empty where there is none left up to 65535
         * @throws IOException where the operating system refuses to give one
         */
        OptionalInt next(String address, PortKind kind, IntPredicate isTaken) throws IOException;

        @Override
        void close() throws IOException;
    }
}
