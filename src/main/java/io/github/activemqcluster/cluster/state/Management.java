package io.github.activemqcluster.cluster.state;

import java.io.IOException;
import java.util.List;

/** Asks brokers for their figures, and their JVMs for their threads. */
public interface Management {

    /**
     * Asks a broker for its figures.
     *
     * @throws IOException if the broker does not run, does not answer, or has JMX switched off
     */
    Figures ask(Instance broker) throws IOException;

    /**
     * Whether threads of a broker are deadlocked, according to its JVM.
     *
     * @throws IOException if the broker does not run or does not answer
     */
    boolean isDeadlocked(Instance broker) throws IOException;

    /**
     * The queues and consumers of a broker.
     *
     * @throws IOException likewise
     */
    Destinations destinations(Instance broker) throws IOException;

    /**
     * The figures of a broker.
     *
     * @param messages the number of messages that the broker holds
     * @param usage the used share of the broker's limits
     * @param bridges the bridges that are up
     */
    record Figures(long messages, Usage usage, List<Bridge> bridges) {}
}
