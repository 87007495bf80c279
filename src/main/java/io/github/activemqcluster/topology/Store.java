package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a group keeps its messages, and by that how a slave takes over. All times in milliseconds. */
public sealed interface Store {

    /** {@code jdbc:mariadb:sequential://h1:3306,h2/db}, {@code jdbc:sqlserver://h;p=v}, {@code jdbc:oracle:thin:@//h:1521/service}. */
    Pattern JDBC_URL = Pattern.compile("jdbc:(\\w+):(?:[\\w+:]*@?//|thin:@)([^/;?]+).*");

    /** The ports that JDBC drivers take where a URL has none. */
    Map<String, Integer> JDBC_PORTS = Map.of(
            "mariadb", 3306, "mysql", 3306, "postgresql", 5432, "sqlserver", 1433, "oracle", 1521, "db2", 50_000);

    /** Its path, for example {@code topology.groups[0].replicatedLevelDB}. */
    Place where();

    /** The element's name, for example {@code replicatedLevelDB}. */
    String element();

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
    }

    /**
     * KahaDB on a directory that all brokers of the group reach; its file lock elects the master.
     *
     * @param directory absolute, or relative to the output directory
     * @param lockAcquireSleepInterval how long a slave waits between two tries to get the lock, at least 1
     * @param lockKeepAlivePeriod how often a master makes sure that it still has the lock; 0 means never
     */
    record SharedFileSystem(Place where, String directory, long lockAcquireSleepInterval, long lockKeepAlivePeriod)
            implements Store {
        @Override
        public String element() {
            return "sharedFileSystem";
        }
    }

    /**
     * A database; a lease in one of its tables elects the master.
     *
     * @param driver the driver's Maven coordinates, {@code groupId:artifactId:version}
     * @param lockAcquireSleepInterval the lease's length
     * @param lockKeepAlivePeriod how often the lease is renewed; shorter than the lease
     * @param localUrl the URL to use under {@code placement=local}
     */
    record Jdbc(
            Place where,
            String url,
            Optional<String> driverClass,
            Optional<String> driver,
            Optional<String> username,
            Optional<String> password,
            Optional<String> tablePrefix,
            long lockAcquireSleepInterval,
            long lockKeepAlivePeriod,
            Optional<String> localUrl)
            implements Store {
        @Override
        public String element() {
            return "jdbc";
        }

        /** Where the database is, by its URL; none where the URL says no host, or in a way that is not known. */
        public List<Authority> servers() {
            Matcher matcher = JDBC_URL.matcher(url);
            return matcher.matches()
                    ? Authority.list(
                            matcher.group(2),
                            JDBC_PORTS.getOrDefault(matcher.group(1).toLowerCase(Locale.ROOT), 0))
                    : List.of();
        }

        /** The name of the folder that the driver's jars are put into; absent where none is given. */
        public Optional<String> driverFolder() {
            return driver.map(coordinates -> coordinates.replace(':', '-'));
        }
    }

    /**
     * LevelDB on every broker, replicated by the master; ZooKeeper elects it.
     *
     * @param ensemble the ensemble's id
     * @param zkPath the node below which the group's members register
     * @param sync when a message counts as stored: {@code quorum_disk}, {@code quorum_mem}, {@code local_disk}, {@code local_mem}, …
     * @param replicas how many members there are, of which more than half must hold a message
     * @param zkSessionTimeout after how long without a word ZooKeeper takes a member for dead
     * @param zkPassword absent means none is set
     * @param weight the member with the highest wins an election between equals
     * @param securityToken what the members show each other; absent means none
     * @param directory as the user wrote it; absent means the instance's own {@code data/leveldb}
     */
    record ReplicatedLevelDb(
            Place where,
            String ensemble,
            String zkPath,
            String sync,
            int replicas,
            long zkSessionTimeout,
            Optional<String> zkPassword,
            int weight,
            Optional<String> securityToken,
            Optional<String> directory)
            implements Store {
        @Override
        public String element() {
            return "replicatedLevelDB";
        }
    }

    /** The first broker is the master and forwards everything to the second, which takes over once, by hand to be undone. */
    record PureMasterSlave(Place where, boolean shutdownOnMasterFailure) implements Store {
        @Override
        public String element() {
            return "pureMasterSlave";
        }
    }
}
