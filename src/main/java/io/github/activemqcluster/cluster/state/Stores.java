package io.github.activemqcluster.cluster.state;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the brokers of a generated cluster keep their messages, by the files that they start from. */
public final class Stores {

    private Stores() {}

    /** The directories, absolute, each with the brokers that have it; none of brokers whose store is a database. */
    public static Map<Path, List<Instance>> of(RunningCluster cluster) {
        Map<Path, List<Instance>> stores = new LinkedHashMap<>();
        for (Instance broker : cluster.of(Instance.Kind.BROKER)) {
            StoreLimit.directory(broker).ifPresent(directory -> stores.merge(directory, List.of(broker), Stores::both));
        }
        return stores;
    }

    /** How many bytes the files of a store have, 0 where there are none. */
    public static long size(Path directory) {
        return StoreLimit.size(directory);
    }

    private static List<Instance> both(List<Instance> some, List<Instance> others) {
        return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
    }
}
