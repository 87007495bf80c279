package io.github.activemqcluster.config.bind;

/** Every default that is a plain value. Times are in milliseconds. */
final class Defaults {

    static final String HOST = "localhost";
    static final String LOCAL_ADDRESS = "127.0.0.1";

    /** ActiveMQ's own start script gives 1g since 5.15; several brokers on one machine need less. */
    static final String HEAP = "512m";

    /** One second, so that a slave takes over within seconds; ActiveMQ's own is ten. */
    static final long LOCK_ACQUIRE_SLEEP_INTERVAL = 1_000;

    /** ActiveMQ's own is 0, never, with which a master that has lost its lock does not notice. */
    static final long LOCK_KEEP_ALIVE_PERIOD = 1_000;

    /** The length of a lease: ActiveMQ's own. */
    static final long JDBC_LOCK_ACQUIRE_SLEEP_INTERVAL = 10_000;

    /** Half a lease; ActiveMQ's own, 30 seconds, lets the lease run out first. */
    static final long JDBC_LOCK_KEEP_ALIVE_PERIOD = 5_000;

    static final String ZK_PATH_PARENT = "/activemq/leveldb-stores/";

    /** On the disks of more than half of the members; ActiveMQ's own, {@code quorum_mem}, is in their memory only. */
    static final String SYNC = "quorum_disk";

    /** ActiveMQ's own. */
    static final long ZK_SESSION_TIMEOUT = 2_000;

    /** ActiveMQ's own. */
    static final int WEIGHT = 1;

    /** ZooKeeper's own, as in its {@code zoo_sample.cfg}. */
    static final int TICK_TIME = 2_000;

    /** In ticks, as in ZooKeeper's {@code zoo_sample.cfg}. */
    static final int INIT_LIMIT = 10;

    /** In ticks, as in ZooKeeper's {@code zoo_sample.cfg}. */
    static final int SYNC_LIMIT = 5;

    /** What the name of a multicast group ends with under {@code placement=local}. */
    static final String REHEARSAL = "-local";

    /** How long a client's send waits for a broker; ActiveMQ's own is for ever. */
    static final String CLIENT_TIMEOUT = "30000";

    /**
     * Up to how many milliseconds a client sleeps between two tries; ActiveMQ's own is 30 s. A client that just misses the new
     * master goes on that much later (src/site/markdown/clients.md).
     */
    static final String CLIENT_MAX_RECONNECT_DELAY = "500";

    /** What matches every queue. */
    static final String ALL_QUEUES = ">";

    /** The group of a user of whom none is given, as in ActiveMQ's {@code conf/groups.properties}. */
    static final String USERS = "users";

    /** The role of a user of the console, of which {@code conf/jetty.xml} asks for one. */
    static final String CONSOLE_ROLES = "admin";

    private Defaults() {}

    static String sharedDirectory(String group) {
        return "shared/" + group;
    }
}
