package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Binding.orElse;

import io.github.activemqcluster.config.vocabulary.GroupDeclaration;
import io.github.activemqcluster.config.vocabulary.JdbcDeclaration;
import io.github.activemqcluster.config.vocabulary.KahaDbDeclaration;
import io.github.activemqcluster.config.vocabulary.PureMasterSlaveDeclaration;
import io.github.activemqcluster.config.vocabulary.ReplicatedLevelDbDeclaration;
import io.github.activemqcluster.config.vocabulary.SharedFileSystemDeclaration;
import io.github.activemqcluster.config.vocabulary.StoreDeclaration;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.Store;
import java.util.Optional;

/** Binds the store of a group. */
final class StoreBinder {

    private final Binding binding;

    StoreBinder(Binding binding) {
        this.binding = binding;
    }

    /**
     * Binds the store.
     *
     * @param id the group's
     * @param parent the group's path
     * @param size the number of the group's brokers
     */
    Store bind(GroupDeclaration group, String id, Place parent, int size) {
        // A missing store is a fatal problem already. This store only takes its place.
        return group.store().orElseGet(KahaDbDeclaration::new).as(new Stores(id, parent, size));
    }

    /** Makes a store from each kind of declaration. */
    private final class Stores implements StoreDeclaration.Cases<Store> {

        private final String id;
        private final Place parent;
        private final int size;

        Stores(String id, Place parent, int size) {
            this.id = id;
            this.parent = parent;
            this.size = size;
        }

        @Override
        public Store kahaDb(KahaDbDeclaration store) {
            return new Store.KahaDb(parent.child("kahaDB"), binding.directory(store.directory));
        }

        @Override
        public Store sharedFileSystem(SharedFileSystemDeclaration store) {
            return new Store.SharedFileSystem(
                    parent.child("sharedFileSystem"),
                    binding.directory(store.directory).orElse(Defaults.sharedDirectory(id)),
                    orElse(store.lockAcquireSleepInterval, Defaults.LOCK_ACQUIRE_SLEEP_INTERVAL),
                    orElse(store.lockKeepAlivePeriod, Defaults.LOCK_KEEP_ALIVE_PERIOD));
        }

        @Override
        public Store jdbc(JdbcDeclaration store) {
            Place where = parent.child("jdbc");
            Optional<String> localUrl = store.local == null ? Optional.empty() : Optional.ofNullable(store.local.url);
            if (binding.isLocal() && localUrl.isEmpty()) {
                binding.problems()
                        .fatal(
                                Binding.LOCAL_IS_LOCAL,
                                where,
                                "placement=local does not use the database of the real cluster",
                                "Give it one of its own in <local><url>.");
            }
            return new Store.Jdbc(
                    where,
                    binding.isLocal() ? localUrl.orElse("") : orElse(store.url, ""),
                    new Store.Jdbc.Driver(Optional.ofNullable(store.driverClass), Optional.ofNullable(store.driver)),
                    new Store.Jdbc.Login(Optional.ofNullable(store.username), Optional.ofNullable(store.password)),
                    Optional.ofNullable(store.tablePrefix),
                    new Store.Jdbc.Lease(
                            orElse(store.lockAcquireSleepInterval, Defaults.JDBC_LOCK_ACQUIRE_SLEEP_INTERVAL),
                            orElse(store.lockKeepAlivePeriod, Defaults.JDBC_LOCK_KEEP_ALIVE_PERIOD)),
                    localUrl);
        }

        @Override
        public Store replicatedLevelDb(ReplicatedLevelDbDeclaration store) {
            return new Store.ReplicatedLevelDb(
                    parent.child("replicatedLevelDB"),
                    new Store.ReplicatedLevelDb.Election(
                            orElse(store.ensemble, ""),
                            orElse(store.zkPath, Defaults.ZK_PATH_PARENT + id),
                            orElse(store.zkSessionTimeout, Defaults.ZK_SESSION_TIMEOUT),
                            Optional.ofNullable(store.zkPassword),
                            orElse(store.weight, Defaults.WEIGHT)),
                    new Store.ReplicatedLevelDb.Replication(
                            orElse(store.sync, Defaults.SYNC),
                            orElse(store.replicas, size),
                            Optional.ofNullable(store.securityToken)),
                    binding.directory(store.directory));
        }

        @Override
        public Store pureMasterSlave(PureMasterSlaveDeclaration store) {
            return new Store.PureMasterSlave(
                    parent.child("pureMasterSlave"), orElse(store.shutdownOnMasterFailure, false));
        }
    }
}
