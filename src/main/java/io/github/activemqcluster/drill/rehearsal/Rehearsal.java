package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.problem.MachineException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Causes faults on purpose, and checks what becomes of messages. */
public interface Rehearsal {

    /** The rehearsals that there are. */
    enum Kind {
        /** The master is killed while clients send and receive. */
        TAKEOVER,
        /** Messages are sent to a group, its master is killed, and they are consumed through another group. */
        STRANDED,
        /** The master is paused for longer than it may keep its lock, and continues. */
        PAUSE,
        /** A ZooKeeper server is killed, and then the leader. */
        ENSEMBLE,
        /** The master is cut off from its peers while clients send. */
        PARTITION,
        /** Every instance is restarted, one after the other. */
        ROLLING,
        /** A store is filled to its limit, its master is killed, and all brokers are restarted. */
        FULL;

        /** The word that users write. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of that word; empty where there is none. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        /** All words, for a message. */
        public static String words() {
            return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
        }

        /** A new rehearsal of this kind. */
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
     * Runs the rehearsal.
     *
     * @param owners gets the queues that are judged, by their names in the history, before the first fault
     * @throws MachineException where the rehearsal breaks off, which is a finding
     */
    void run(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException;
}
