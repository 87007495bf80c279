package io.github.activemqcluster.testing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.Store;
import java.util.Optional;

/** A replicatedLevelDB store. */
public final class LevelDbBuilder {
    private final String ensemble;
    private Optional<String> zkPath = Optional.empty();
    private String sync = "quorum_disk";
    private Optional<Integer> replicas = Optional.empty();
    private Optional<String> directory = Optional.empty();
    private int zkSessionTimeout = 2000;

    LevelDbBuilder(String ensemble) {
        this.ensemble = ensemble;
    }

    public LevelDbBuilder zkPath(String value) {
        zkPath = Optional.of(value);
        return this;
    }

    public LevelDbBuilder sync(String value) {
        sync = value;
        return this;
    }

    public LevelDbBuilder replicas(int value) {
        replicas = Optional.of(value);
        return this;
    }

    public LevelDbBuilder directory(String value) {
        directory = Optional.of(value);
        return this;
    }

    /** The time without a sign of life after which ZooKeeper ends a session, in milliseconds. */
    public LevelDbBuilder zkSessionTimeout(int value) {
        zkSessionTimeout = value;
        return this;
    }

    Store build(Place where, GroupBuilder group) {
        return new Store.ReplicatedLevelDb(
                where.child("replicatedLevelDB"),
                new Store.ReplicatedLevelDb.Election(
                        ensemble,
                        zkPath.orElse("/activemq/leveldb-stores/" + group.id),
                        zkSessionTimeout,
                        Optional.empty(),
                        1),
                new Store.ReplicatedLevelDb.Replication(sync, replicas.orElse(group.brokers.size()), Optional.empty()),
                directory);
    }
}
