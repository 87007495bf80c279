package io.github.activemqcluster.config.bind;

/** Every default that is a plain value. Times are in milliseconds. */
final class Defaults {

    static final String HOST = "localhost";
    static final String LOCAL_ADDRESS = "127.0.0.1";

    /** ActiveMQ's own start script uses 1g since 5.15. Several brokers on one machine need less. */
    static final String HEAP = "512m";

    /** One second, so that a slave takes over within seconds. ActiveMQ's own default is ten seconds. */
    static final long LOCK_ACQUIRE_SLEEP_INTERVAL = 1_000;

    /** ActiveMQ's own default is 0, which means never: a master then does not notice that it has lost its lock. */
    static final long LOCK_KEEP_ALIVE_PERIOD = 1_000;

    /** The length of a lease; ActiveMQ's own default. */
    static final long JDBC_LOCK_ACQUIRE_SLEEP_INTERVAL = 10_000;

    /** Half a lease. With ActiveMQ's own default, 30 seconds, the lease runs out first. */
    static final long JDBC_LOCK_KEEP_ALIVE_PERIOD = 5_000;

    static final String ZK_PATH_PARENT = "/activemq/leveldb-stores/";

    /**
     * A message is on the disks of more than half of the members. ActiveMQ's own default, {@code quorum_mem}, keeps it
     * in their memory only.
     */
    static final String SYNC = "quorum_disk";

    /** ActiveMQ's own default. */
    static final long ZK_SESSION_TIMEOUT = 2_000;

    /** ActiveMQ's own default. */
    static final int WEIGHT = 1;

    /** ZooKeeper's own value in {@code zoo_sample.cfg}. */
    static final int TICK_TIME = 2_000;

    /** In ticks, as in ZooKeeper's {@code zoo_sample.cfg}. */
    static final int INIT_LIMIT = 10;

    /** In ticks, as in ZooKeeper's {@code zoo_sample.cfg}. */
    static final int SYNC_LIMIT = 5;

    /** The suffix of a multicast group's name under {@code placement=local}. */
    static final String REHEARSAL = "-local";

    /** How long a client's send waits for a broker. ActiveMQ's own default is for ever. */
    static final String CLIENT_TIMEOUT = "30000";

    /**
     * The longest sleep of a client between two tries, in milliseconds. ActiveMQ's own default is 30 s. A client that
     * just misses the new master goes on that much later (src/site/markdown/clients.md).
     */
    static final String CLIENT_MAX_RECONNECT_DELAY = "500";

    /** The wildcard that matches every queue. */
    static final String ALL_QUEUES = ">";

    /** The group of a user without a declared group, as in ActiveMQ's {@code conf/groups.properties}. */
    static final String USERS = "users";

    /** The role of a console's user, as {@code conf/jetty.xml} requires it. */
    static final String CONSOLE_ROLES = "admin";

    private Defaults() {}

    static String sharedDirectory(String group) {
        return "shared/" + group;
    }
}
