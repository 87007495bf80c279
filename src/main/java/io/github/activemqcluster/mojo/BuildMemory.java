package io.github.activemqcluster.mojo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.SessionData;

/**
 * The record of the goals of one build so far, for all modules and executions. It is kept with Maven's session, under
 * the JDK's own types only, since a module may have loaded this plugin once more.
 */
final class BuildMemory {

    private static final String CLUSTERS = "activemq-cluster.clusters";
    private static final String PROPERTIES = "activemq-cluster.properties";

    private final SessionData data;

    BuildMemory(SessionData data) {
        this.data = data;
    }

    /**
     * Notes that an execution writes a cluster.
     *
     * @param declared all settings that tell this cluster from another
     * @return the execution that has written another cluster there; empty if none has, or it is the same execution or
     *     cluster
     */
    Optional<String> claim(Path outputDirectory, String execution, String declared) {
        String path = outputDirectory.toAbsolutePath().normalize().toString();
        List<String> claimed = List.of(execution, declared);
        List<String> before = this.<List<String>>map(CLUSTERS).putIfAbsent(path, claimed);
        return Optional.ofNullable(before)
                .filter(other ->
                        !other.get(0).equals(execution) && !other.get(1).equals(declared))
                .map(other -> other.get(0));
    }

    /**
     * Notes that Maven properties hold the values of a cluster.
     *
     * @param project the project that has the properties
     * @return the properties that held another value until now, of another cluster, each with that cluster's output
     *     directory
     */
    List<String> replaced(String project, Path outputDirectory, Map<String, String> properties) {
        String path = outputDirectory.toAbsolutePath().normalize().toString();
        Map<String, List<String>> owners = map(PROPERTIES);
        List<String> replaced = new ArrayList<>();
        properties.forEach((name, value) -> {
            List<String> before = owners.put(project + '\n' + name, List.of(path, value));
            if (before != null && !before.get(0).equals(path) && !before.get(1).equals(value)) {
                replaced.add(name + " (until now of " + before.get(0) + ")");
            }
        });
        return replaced.stream().sorted().toList();
    }

    @SuppressWarnings("unchecked") // no other code uses these keys
    private <T> Map<String, T> map(String key) {
        Object there = data.get(key);
        while (there == null) {
            data.set(key, null, new ConcurrentHashMap<String, T>());
            there = data.get(key);
        }
        return (Map<String, T>) there;
    }
}
