package io.github.activemqcluster.cluster.state;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stores of a generated cluster's brokers, by the files that the brokers start from. */
public final class Stores {

    private Stores() {}

    /** The absolute directories, each with the brokers that use it; none for a store in a database. */
    public static Map<Path, List<Instance>> of(RunningCluster cluster) {
        Map<Path, List<Instance>> stores = new LinkedHashMap<>();
        for (Instance broker : cluster.of(Instance.Kind.BROKER)) {
            StoreLimit.directory(broker).ifPresent(directory -> stores.merge(directory, List.of(broker), Stores::both));
        }
        return stores;
    }

    /** The size of a store's files in bytes; 0 where there are none. */
    public static long size(Path directory) {
        return StoreLimit.size(directory);
    }

    private static List<Instance> both(List<Instance> some, List<Instance> others) {
        return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
    }
}
