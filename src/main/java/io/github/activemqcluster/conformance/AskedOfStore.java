package io.github.activemqcluster.conformance;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a topology asks of one broker's store, and of the lock that elects its master. */
final class AskedOfStore {

    private final Release release;
    private final ExpectedAddresses addresses;
    private final Folders folders;
    private final Group group;
    private final Broker broker;
    private final Place where;
    private final List<Asked> asked = new ArrayList<>();

    AskedOfStore(Release release, ExpectedAddresses addresses, Folders folders, Group group, Broker broker) {
        this.release = release;
        this.addresses = addresses;
        this.folders = folders;
        this.group = group;
        this.broker = broker;
        this.where = group.store().where();
    }

    List<Asked> all() {
        group.store().as(new Questions(folders.data(broker)));
        return List.copyOf(asked);
    }

    /** The questions about each kind of store. Each method returns the name of the broker's own class for its kind. */
    private final class Questions implements Store.Cases<String> {

        private final Path data;

        Questions(Path data) {
            this.data = data;
        }

        @Override
        public String kahaDb(Store.KahaDb store) {
            String kind = kind("KahaDBPersistenceAdapter");
            directory(store.directory().map(folders::resolved), data.resolve("kahadb"));
            return kind;
        }

        @Override
        public String sharedFileSystem(Store.SharedFileSystem store) {
            String kind = kind("KahaDBPersistenceAdapter");
            directory(Optional.of(folders.resolved(store.directory())), data);
            sharedLock(store);
            return kind;
        }

        @Override
        public String replicatedLevelDb(Store.ReplicatedLevelDb store) {
            String kind = kind("ReplicatedLevelDBPersistenceAdapter");
            // If a directory was given, members on one machine have a folder each below it.
            String own = addresses.isAlone(group, broker) ? "" : "/" + broker.id();
            directory(store.directory().map(given -> folders.resolved(given) + own), data.resolve("leveldb"));
            replication(store);
            return kind;
        }

        @Override
        public String jdbc(Store.Jdbc store) {
            String kind = kind("JDBCPersistenceAdapter");
            database(store);
            return kind;
        }

        @Override
        public String pureMasterSlave(Store.PureMasterSlave store) {
            String kind = kind("KahaDBPersistenceAdapter");
            master(store);
            return kind;
        }
    }

    private String kind(String type) {
        asked.add(Asked.text(where, "the kind of store", type, path("@type")));
        return type;
    }

    private void directory(Optional<String> given, Path own) {
        String directory = given.orElse(own.toString());
        if (!Folders.isOpen(directory)) {
            asked.add(Asked.directory(where.child("directory"), "the store's directory", directory, path("directory")));
        }
    }

    private void sharedLock(Store.SharedFileSystem store) {
        asked.add(Asked.value(where, "whether a lock elects the master", true, path("useLock")));
        asked.add(Asked.text(where, "the kind of lock", "SharedFileLocker", path("locker", "@type")));
        number("lockAcquireSleepInterval", store.lockAcquireSleepInterval(), "locker", "lockAcquireSleepInterval");
        if (release.has("locker.keepAlive")) {
            number("lockKeepAlivePeriod", store.lockKeepAlivePeriod(), "lockKeepAlivePeriod");
        }
    }

    private void replication(Store.ReplicatedLevelDb store) {
        levelDb("replicas", store.replicas());
        levelDb("sync", store.sync());
        asked.add(Asked.text(
                broker.where().child("ports").child("replication"),
                "where the broker listens for its replicas",
                "tcp://" + addresses.bound(broker, PortKind.REPLICATION),
                path("bind")));
        asked.add(Asked.text(
                broker.where().child("hostname"),
                "the name that replicas connect to",
                ExpectedAddresses.inUri(broker.hostname()),
                path("hostname")));
        levelDb("zkAddress", addresses.connectString(store.ensemble()));
        levelDb("zkPath", store.zkPath());
        levelDb(release.required("replicatedLevelDB.sessionTimeout"), timespan(store.zkSessionTimeout()));
        levelDb("weight", store.weight());
        secret("zkPassword", store.zkPassword());
        secret("securityToken", store.securityToken());
    }

    private void levelDb(String attribute, Object value) {
        asked.add(Asked.text(where.child(attribute), attribute, String.valueOf(value), path(attribute)));
    }

    private void secret(String attribute, Optional<String> value) {
        value.ifPresent(secret -> asked.add(Asked.secret(where.child(attribute), attribute, secret, path(attribute))));
    }

    private static String timespan(long milliseconds) {
        return milliseconds % 1000 == 0 ? milliseconds / 1000 + "s" : milliseconds + "ms";
    }

    private void database(Store.Jdbc store) {
        asked.add(Asked.text(
                broker.where().child("leaseHolderId"),
                "the holder of the lease",
                broker.leaseHolderId(),
                path("locker", "leaseHolderId")));
        asked.add(Asked.text(where.child("url"), "the database", store.url(), path("dataSource", "url")));
        asked.add(Asked.text(where, "the kind of lock", "LeaseDatabaseLocker", path("locker", "@type")));
        number("lockAcquireSleepInterval", store.lockAcquireSleepInterval(), "locker", "lockAcquireSleepInterval");
        number("lockKeepAlivePeriod", store.lockKeepAlivePeriod(), "lockKeepAlivePeriod");
        store.username()
                .ifPresent(username -> asked.add(Asked.text(
                        where.child("username"), "the database's user", username, path("dataSource", "username"))));
    }

    private void number(String word, long value, String... path) {
        asked.add(Asked.value(where.child(word), word, value, path(path)));
    }

    /** The first broker is the master. The second broker connects to the first. */
    private void master(Store.PureMasterSlave store) {
        if (!broker.id().equals(group.brokers().get(0).id())) {
            String master = addresses.openwire(group.id()).get(0);
            asked.add(Asked.address(where, "the master of this slave", master, "masterConnectorURI"));
            asked.add(Asked.value(
                    where.child("shutdownOnMasterFailure"),
                    "shutdownOnMasterFailure",
                    store.shutdownOnMasterFailure(),
                    "shutdownOnMasterFailure"));
        }
    }

    private static String[] path(String... steps) {
        return Stream.concat(Stream.of("persistenceAdapter"), Stream.of(steps)).toArray(String[]::new);
    }
}
