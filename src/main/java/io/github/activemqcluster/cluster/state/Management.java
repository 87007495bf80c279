package io.github.activemqcluster.cluster.state;

import java.io.IOException;
import java.util.List;

/** Asks brokers for their figures, and their JVMs for their threads. */
public interface Management {

    /**
     * What a broker says.
     *
     * @throws IOException where it does not run, does not answer, or has JMX switched off
     */
    Figures ask(Instance broker) throws IOException;

    /**
     * Whether threads of a broker wait for each other for ever, as its JVM sees it.
     *
     * @throws IOException where it does not run or does not answer
     */
    boolean isDeadlocked(Instance broker) throws IOException;

    /**
     * Which queues and consumers a broker has.
     *
     * @throws IOException likewise
     */
    Destinations destinations(Instance broker) throws IOException;

    /**
     * What a broker says.
     *
     * @param messages how many it holds
     * @param usage how much of its limits it has used up
     * @param bridges those that are up
     */
    record Figures(long messages, Usage usage, List<Bridge> bridges) {}
}
