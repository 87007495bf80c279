package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.Stores;
import io.github.activemqcluster.output.InstanceFolder;
import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.store.Counted;
import io.github.activemqcluster.store.StoreReader;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stores that no broker has any more: their group or broker is not declared now, or keeps its messages elsewhere now.
 * Such stores are never removed. So they are named, with their size and, if it can be known, the number of their
 * messages.
 */
final class LeftBehind {

    private static final long MEGABYTE = 1024L * 1024;

    /** The folder in which an instance keeps its store if the topology names no other. */
    private static final Path OWN = Path.of(InstanceFolder.DATA);

    private final Path output;
    private final Layout layout;
    private final Optional<Topology> topology;
    private final Map<Path, String> stores = new LinkedHashMap<>();

    /**
     * Looks at the stores before anything is written.
     *
     * @param before the topology that was written; empty if there was none
     */
    LeftBehind(Optional<Topology> before, Path output) {
        this.output = output.toAbsolutePath().normalize();
        this.layout = new Layout(this.output);
        this.topology = before;
        before.ifPresent(known ->
                Stores.of(cluster(known)).forEach((directory, brokers) -> stores.put(directory, whose(brokers))));
    }

    private RunningCluster cluster(Topology of) {
        return RunningCluster.of(of, output, Optional.empty());
    }

    private static String whose(List<Instance> brokers) {
        return "group '" + brokers.get(0).owner() + "' ("
                + brokers.stream().map(Instance::id).collect(Collectors.joining(", ")) + ")";
    }

    /**
     * The stores that the new topology does not have, in words. Call this once the new topology is written.
     *
     * @param reader counts the messages of the stores
     */
    List<String> after(Topology now, StoreReader reader) {
        Map<Path, List<Instance>> used = Stores.of(cluster(now));
        Map<Path, String> left = new LinkedHashMap<>(stores);
        found(layout.instances(), OWN.resolve("kahadb")).forEach(path -> left.putIfAbsent(path, instanceOf(path)));
        found(layout.instances(), OWN.resolve("leveldb")).forEach(path -> left.putIfAbsent(path, instanceOf(path)));
        found(output.resolve("shared"), Path.of("")).forEach(path -> left.putIfAbsent(path, "an earlier topology"));
        left.keySet().removeIf(path -> used.keySet().stream().anyMatch(own -> own.startsWith(path)));
        List<String> words = new ArrayList<>();
        left.forEach((directory, whose) -> {
            long size = Stores.size(directory);
            if (size > 0) {
                words.add("Left behind: " + directory + ", the store of " + whose + ", which no broker has any more. "
                        + told(reader.inDirectory(directory), "in its " + Math.max(1, size / MEGABYTE) + " MB")
                        + " Declare it as it was, and its brokers have it again; or delete the folder.");
            }
        });
        words.addAll(databases(now, reader));
        return words;
    }

    private static String told(Counted counted, String where) {
        if (counted.messages().isEmpty()) {
            return "There may be messages " + where + ": their number is not known, because " + counted.reason() + ".";
        }
        long messages = counted.messages().getAsLong();
        return (messages == 0
                        ? "There is no message "
                        : messages == 1 ? "There is 1 message " : "There are " + messages + " messages ")
                + where + ".";
    }

    private List<String> databases(Topology now, StoreReader reader) {
        List<String> kept = now.groups().stream().flatMap(LeftBehind::tables).toList();
        return topology.stream()
                .flatMap(before -> before.groups().stream())
                .filter(group -> tables(group).anyMatch(tables -> !kept.contains(tables)))
                .map(group -> "Left behind: the tables of group '" + group.id()
                        + "' in its database, which no broker has any more. " + told(group, reader))
                .toList();
    }

    private String told(Group group, StoreReader reader) {
        Store.Jdbc jdbc = (Store.Jdbc) group.store();
        String table = jdbc.tablePrefix().orElse("") + "ACTIVEMQ_MSGS";
        Path drivers = output.resolve("drivers").resolve(jdbc.driverFolder().orElse("none"));
        return told(reader.inTable(drivers, jdbc.url(), jdbc.username(), jdbc.password(), table), "in " + table);
    }

    private static Stream<String> tables(Group group) {
        return group.store() instanceof Store.Jdbc jdbc
                ? Stream.of(jdbc.url() + ' ' + jdbc.tablePrefix().orElse(""))
                : Stream.empty();
    }

    private String instanceOf(Path store) {
        return "broker '" + output.relativize(store).getName(1) + "'";
    }

    /** Folders of earlier runs that no topology names any more. */
    private static List<Path> found(Path parent, Path below) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.map(child -> child.resolve(below).normalize())
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // a folder that cannot be read is another user's, and is not named
        }
    }
}
