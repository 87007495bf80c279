package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.Stores;
import io.github.activemqcluster.drill.partition.ProxiedBrokers;
import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Copies of brokers' configurations that allow their stores to become a little larger than they are, and no more: what
 * is to be filled for a rehearsal is a store, and never a disk. A broker is started with its copy by {@link
 * Instance#fromCopies}; one that has none is started as it was.
 */
final class SmallStores implements AutoCloseable {

    /** A journal file counts in full from its beginning ({@code journalMaxFileLength}). */
    private static final long JOURNAL_FILE = 32L * 1024 * 1024;

    private static final long MORE = 2L * 1024 * 1024;

    private static final Pattern LIMIT =
            Pattern.compile("(<storeUsage\\s[^>]*?)(?:limit|percentLimit)=(?:\"[^\"]*\"|'[^']*')");

    private final List<Instance> instances;
    private final ProxiedBrokers.Restart restart;
    private final Set<String> limited = new HashSet<>();

    private SmallStores(List<Instance> instances, ProxiedBrokers.Restart restart) {
        this.instances = instances;
        this.restart = restart;
    }

    /**
     * Writes the copies: for all brokers, since all get the variable, with another limit for those of the given groups.
     *
     * @param groups the groups whose stores are to be filled
     * @param restart restarts the brokers as they were before
     */
    static SmallStores of(RunningCluster cluster, Set<String> groups, ProxiedBrokers.Restart restart)
            throws MachineException {
        SmallStores small = new SmallStores(cluster.of(Instance.Kind.BROKER), restart);
        try {
            for (Instance broker : small.instances) {
                small.copy(broker, read(broker));
            }
            for (Map.Entry<Path, List<Instance>> store : Stores.of(cluster).entrySet()) {
                long limit = Math.max(Stores.size(store.getKey()), JOURNAL_FILE) + MORE;
                for (Instance broker : store.getValue()) {
                    if (groups.contains(broker.owner())) {
                        small.limit(broker, limit);
                    }
                }
            }
            return small;
        } catch (IOException e) {
            small.removeCopies();
            throw new MachineException("The limits of the stores cannot be changed for a rehearsal: " + e, e);
        }
    }

    /** Whether the copy of a broker has a smaller limit. */
    boolean limits(Instance broker) {
        return limited.contains(broker.id());
    }

    private void limit(Instance broker, long bytes) throws IOException {
        Matcher matcher = LIMIT.matcher(read(broker));
        if (matcher.find()) {
            copy(broker, matcher.replaceFirst("$1limit=\"" + bytes + "\""));
            limited.add(broker.id());
        }
    }

    private static String read(Instance broker) throws IOException {
        return Files.readString(broker.configuration());
    }

    private static Path copyOf(Instance broker) {
        return broker.copies().resolve(broker.configuration().getFileName());
    }

    private void copy(Instance broker, String configuration) throws IOException {
        Path copy = copyOf(broker);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, configuration);
    }

    /** Restarts the brokers without the copies, and deletes these. */
    @Override
    public void close() throws MachineException {
        try {
            restart.run();
        } finally {
            removeCopies();
        }
    }

    private void removeCopies() throws MachineException {
        try {
            for (Instance instance : instances) {
                Path copy = copyOf(instance);
                Files.deleteIfExists(copy);
                Files.deleteIfExists(copy.getParent());
            }
        } catch (IOException e) {
            throw new MachineException("What the drill has written for a rehearsal cannot be taken away: " + e, e);
        }
    }
}
