package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The store of a group's messages. The store also decides how a slave takes over. All times are in milliseconds.
 *
 * <p>The differences between stores are methods of this type or of {@link Cases}, so that the compiler finds each place
 * that a new store has to fill. Code asks for a store's class only for a property that no other store can have.
 */
public sealed interface Store {

    /**
     * {@code jdbc:mariadb:sequential://h1:3306,h2/db}, {@code jdbc:sqlserver://h;p=v}, {@code
     * jdbc:oracle:thin:@//h:1521/service}.
     */
    Pattern JDBC_URL = Pattern.compile("jdbc:(\\w+):(?:[\\w+:]*@?//|thin:@)([^/;?]+).*");

    /** The ports that JDBC drivers use if a URL has none. */
    Map<String, Integer> JDBC_PORTS = Map.of(
            "mariadb", 3306, "mysql", 3306, "postgresql", 5432, "sqlserver", 1433, "oracle", 1521, "db2", 50_000);

    /** Its path, for example {@code topology.groups[0].replicatedLevelDB}. */
    Place where();

    /** The element's name, for example {@code replicatedLevelDB}. */
    String element();

    /** The mechanism that makes one broker the master. */
    Mastership mastership();

    /** The owner of the files with the messages. */
    Files files();

    /** The directory of these files, as the user wrote it; empty if the user gave none, or if there are no files. */
    Optional<String> givenDirectory();

    /** The store's secrets by their words, in the order of the words. */
    Map<String, Optional<String>> secrets();

    /** The result for this kind of store. */
    <R> R as(Cases<R> cases);

    /**
     * Gives a result for each kind of store.
     *
     * @param <R> the class of the result
     */
    interface Cases<R> {

        R kahaDb(KahaDb store);

        R sharedFileSystem(SharedFileSystem store);

        R jdbc(Jdbc store);

        R replicatedLevelDb(ReplicatedLevelDb store);

        R pureMasterSlave(PureMasterSlave store);
    }

    /** The mechanism that makes one broker of a group the master. */
    enum Mastership {
        /** A lock on a file of the store: its holder is the master. */
        FILE_LOCK,
        /** A lease in the store's database: its holder is the master. */
        LEASE,
        /** The members elect the master. */
        ELECTION,
        /** The broker that is declared first. It does not come back by itself. */
        DECLARATION
    }

    /** The owner of the files with messages. */
    enum Files {
        /** Each broker has its own files. */
        OWN,
        /** All brokers of the group share the files. */
        SHARED,
        /** There are no files of the cluster's own. */
        NONE
    }

    /**
     * KahaDB of a single broker.
     *
     * @param directory as the user wrote it; absent means the instance's own {@code data/kahadb}
     */
    record KahaDb(Place where, Optional<String> directory) implements Store {
        @Override
        public String element() {
            return "kahaDB";
        }

        @Override
        public Mastership mastership() {
            return Mastership.FILE_LOCK;
        }

        @Override
        public Files files() {
            return Files.OWN;
        }

        @Override
        public Optional<String> givenDirectory() {
            return directory;
        }

        @Override
        public Map<String, Optional<String>> secrets() {
            return Map.of();
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.kahaDb(this);
        }
    }

    /**
     * KahaDB on a directory that all brokers of the group reach; its file lock elects the master.
     *
     * @param directory absolute, or relative to the output directory
     * @param lockAcquireSleepInterval the pause of a slave between two tries to get the lock, at least 1
     * @param lockKeepAlivePeriod the time between two checks of a master that it still has the lock; 0 means no checks
     */
    record SharedFileSystem(Place where, String directory, long lockAcquireSleepInterval, long lockKeepAlivePeriod)
            implements Store {
        @Override
        public String element() {
            return "sharedFileSystem";
        }

        @Override
        public Mastership mastership() {
            return Mastership.FILE_LOCK;
        }

        @Override
        public Files files() {
            return Files.SHARED;
        }

        @Override
        public Optional<String> givenDirectory() {
            return Optional.of(directory);
        }

        @Override
        public Map<String, Optional<String>> secrets() {
            return Map.of();
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.sharedFileSystem(this);
        }
    }

    /**
     * A database; a lease in one of its tables elects the master.
     *
     * @param localUrl the URL under {@code placement=local}
     */
    record Jdbc(
            Place where,
            String url,
            Driver jdbcDriver,
            Login login,
            Optional<String> tablePrefix,
            Lease lease,
            Optional<String> localUrl)
            implements Store {

        /**
         * The driver of the database.
         *
         * @param className absent means that the URL decides
         * @param coordinates its Maven coordinates, {@code groupId:artifactId:version}
         */
        public record Driver(Optional<String> className, Optional<String> coordinates) {}

        /** The login of the brokers at the database. */
        public record Login(Optional<String> username, Optional<String> password) {}

        /**
         * The times of the master's lease.
         *
         * @param lockAcquireSleepInterval the length of the lease
         * @param lockKeepAlivePeriod the time between two renewals; shorter than the lease
         */
        public record Lease(long lockAcquireSleepInterval, long lockKeepAlivePeriod) {}

        @Override
        public String element() {
            return "jdbc";
        }

        @Override
        public Mastership mastership() {
            return Mastership.LEASE;
        }

        @Override
        public Files files() {
            return Files.NONE;
        }

        @Override
        public Optional<String> givenDirectory() {
            return Optional.empty();
        }

        @Override
        public Map<String, Optional<String>> secrets() {
            return Map.of("password", password());
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.jdbc(this);
        }

        public Optional<String> driverClass() {
            return jdbcDriver.className();
        }

        public Optional<String> driver() {
            return jdbcDriver.coordinates();
        }

        public Optional<String> username() {
            return login.username();
        }

        public Optional<String> password() {
            return login.password();
        }

        public long lockAcquireSleepInterval() {
            return lease.lockAcquireSleepInterval();
        }

        public long lockKeepAlivePeriod() {
            return lease.lockKeepAlivePeriod();
        }

        /** The addresses of the database, by its URL; none if the URL has no host, or has an unknown form. */
        public List<Authority> servers() {
            Matcher matcher = JDBC_URL.matcher(url);
            return matcher.matches()
                    ? Authority.list(
                            matcher.group(2),
                            JDBC_PORTS.getOrDefault(matcher.group(1).toLowerCase(Locale.ROOT), 0))
                    : List.of();
        }

        /** The name of the folder for the driver's jars; absent if no driver is given. */
        public Optional<String> driverFolder() {
            return driver().map(coordinates -> coordinates.replace(':', '-'));
        }
    }

    /**
     * LevelDB on every broker, replicated by the master; ZooKeeper elects it.
     *
     * @param directory as the user wrote it; absent means the instance's own {@code data/leveldb}
     */
    record ReplicatedLevelDb(Place where, Election election, Replication replication, Optional<String> directory)
            implements Store {

        /**
         * How ZooKeeper elects the master.
         *
         * @param ensemble the ensemble's id
         * @param zkPath the node below which the group's members register
         * @param zkSessionTimeout the silence after which ZooKeeper regards a member as dead
         * @param zkPassword absent means none is set
         * @param weight the member with the highest weight wins an election between equals
         */
        public record Election(
                String ensemble, String zkPath, long zkSessionTimeout, Optional<String> zkPassword, int weight) {}

        /**
         * How the master replicates.
         *
         * @param sync the condition under which a message counts as stored: {@code quorum_disk}, {@code quorum_mem},
         *     {@code local_disk}, {@code local_mem}, …
         * @param replicas the number of members; more than half must hold a message
         * @param securityToken the token that members show each other; absent means none
         */
        public record Replication(String sync, int replicas, Optional<String> securityToken) {}

        @Override
        public String element() {
            return "replicatedLevelDB";
        }

        @Override
        public Mastership mastership() {
            return Mastership.ELECTION;
        }

        @Override
        public Files files() {
            return Files.OWN;
        }

        @Override
        public Optional<String> givenDirectory() {
            return directory;
        }

        @Override
        public Map<String, Optional<String>> secrets() {
            Map<String, Optional<String>> secrets = new LinkedHashMap<>();
            secrets.put("zkPassword", zkPassword());
            secrets.put("securityToken", securityToken());
            return Collections.unmodifiableMap(secrets);
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.replicatedLevelDb(this);
        }

        public String ensemble() {
            return election.ensemble();
        }

        public String zkPath() {
            return election.zkPath();
        }

        public long zkSessionTimeout() {
            return election.zkSessionTimeout();
        }

        public Optional<String> zkPassword() {
            return election.zkPassword();
        }

        public int weight() {
            return election.weight();
        }

        public String sync() {
            return replication.sync();
        }

        public int replicas() {
            return replication.replicas();
        }

        public Optional<String> securityToken() {
            return replication.securityToken();
        }
    }

    /**
     * The first broker is the master and forwards every message to the second. The second takes over once; only an
     * operator can undo that.
     */
    record PureMasterSlave(Place where, boolean shutdownOnMasterFailure) implements Store {
        @Override
        public String element() {
            return "pureMasterSlave";
        }

        @Override
        public Mastership mastership() {
            return Mastership.DECLARATION;
        }

        @Override
        public Files files() {
            return Files.OWN;
        }

        @Override
        public Optional<String> givenDirectory() {
            return Optional.empty();
        }

        @Override
        public Map<String, Optional<String>> secrets() {
            return Map.of();
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.pureMasterSlave(this);
        }
    }
}
