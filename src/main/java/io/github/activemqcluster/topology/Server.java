package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.Optional;

/**
 * A ZooKeeper server.
 *
 * @param host the id of its host
 * @param myid 1–255, unique in its ensemble
 * @param dataDir the directory of the snapshots, as the user wrote it; absent means the instance's own {@code data}
 * @param dataLogDir the directory of the transaction log; absent means beside the snapshots
 */
public record Server(
        Place where,
        String id,
        String host,
        int myid,
        Ports ports,
        Optional<String> dataDir,
        Optional<String> dataLogDir) {}
