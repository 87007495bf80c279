package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.problem.MachineException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A fault that is caused on purpose, while clients go on or afterwards. */
public interface Rehearsal {

    /** Which there are. */
    enum Kind {
        /** The master is killed while clients send and receive. */
        TAKEOVER,
        /** Messages are sent to a group, its master is killed, and they are consumed through another group. */
        STRANDED,
        /** The master is stopped for longer than it may keep its lock without a word, and goes on. */
        PAUSE,
        /** A ZooKeeper server is killed, and then the leader. */
        ENSEMBLE,
        /** The master is cut off from its peers while clients send. */
        PARTITION,
        /** Every instance is restarted, one after the other. */
        ROLLING,
        /** A store is filled to its limit, its master is killed, and all brokers are restarted. */
        FULL;

        /** As users write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of that name; empty where there is none. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        /** All of them, for a message. */
        public static String words() {
            return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
        }

        /** How it is played. */
        public Rehearsal rehearsal() {
            return switch (this) {
                case TAKEOVER -> new TakeoverRehearsal();
                case STRANDED -> new StrandedRehearsal();
                case PAUSE -> new PauseRehearsal();
                case ENSEMBLE -> new EnsembleRehearsal();
                case PARTITION -> new PartitionRehearsal();
                case ROLLING -> new RollingRehearsal();
                case FULL -> new FullRehearsal();
            };
        }
    }

    /**
     * Causes the faults.
     *
     * @param owners is told the queues that are to be judged, and in words whose each is, before anything is done to an
     *     instance
     * @throws MachineException where it cannot be gone on with, which is a finding as well
     */
    void play(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException;
}
