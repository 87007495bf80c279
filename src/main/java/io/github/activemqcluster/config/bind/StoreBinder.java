package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Binding.orElse;

import io.github.activemqcluster.config.vocabulary.GroupDeclaration;
import io.github.activemqcluster.config.vocabulary.JdbcDeclaration;
import io.github.activemqcluster.config.vocabulary.ReplicatedLevelDbDeclaration;
import io.github.activemqcluster.config.vocabulary.SharedFileSystemDeclaration;
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
     * Binds it.
     *
     * @param id the group's
     * @param parent where the group is
     * @param size how many brokers it has
     */
    Store bind(GroupDeclaration group, String id, Place parent, int size) {
        if (group.sharedFileSystem != null) {
            SharedFileSystemDeclaration store = group.sharedFileSystem;
            return new Store.SharedFileSystem(
                    parent.child("sharedFileSystem"),
                    binding.directory(store.directory).orElse(Defaults.sharedDirectory(id)),
                    orElse(store.lockAcquireSleepInterval, Defaults.LOCK_ACQUIRE_SLEEP_INTERVAL),
                    orElse(store.lockKeepAlivePeriod, Defaults.LOCK_KEEP_ALIVE_PERIOD));
        }
        if (group.jdbc != null) {
            return jdbc(group.jdbc, parent.child("jdbc"));
        }
        if (group.replicatedLevelDB != null) {
            ReplicatedLevelDbDeclaration store = group.replicatedLevelDB;
            return new Store.ReplicatedLevelDb(
                    parent.child("replicatedLevelDB"),
                    orElse(store.ensemble, ""),
                    orElse(store.zkPath, Defaults.ZK_PATH_PARENT + id),
                    orElse(store.sync, Defaults.SYNC),
                    orElse(store.replicas, size),
                    orElse(store.zkSessionTimeout, Defaults.ZK_SESSION_TIMEOUT),
                    Optional.ofNullable(store.zkPassword),
                    orElse(store.weight, Defaults.WEIGHT),
                    Optional.ofNullable(store.securityToken),
                    binding.directory(store.directory));
        }
        if (group.pureMasterSlave != null) {
            return new Store.PureMasterSlave(
                    parent.child("pureMasterSlave"), orElse(group.pureMasterSlave.shutdownOnMasterFailure, false));
        }
        // Where none was given at all, that is a fatal problem already, and this one only stands in its place.
        return new Store.KahaDb(
                parent.child("kahaDB"),
                group.kahaDB == null ? Optional.empty() : binding.directory(group.kahaDB.directory));
    }

    private Store jdbc(JdbcDeclaration store, Place where) {
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
                Optional.ofNullable(store.driverClass),
                Optional.ofNullable(store.driver),
                Optional.ofNullable(store.username),
                Optional.ofNullable(store.password),
                Optional.ofNullable(store.tablePrefix),
                orElse(store.lockAcquireSleepInterval, Defaults.JDBC_LOCK_ACQUIRE_SLEEP_INTERVAL),
                orElse(store.lockKeepAlivePeriod, Defaults.JDBC_LOCK_KEEP_ALIVE_PERIOD),
                localUrl);
    }
}
