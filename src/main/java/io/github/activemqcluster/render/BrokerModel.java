package io.github.activemqcluster.render;

import java.util.List;
import java.util.Optional;

/**
 * A broker as the templates below {@code activemq/} and {@code instance/} see it. They see the components of its parts
 * as its own, since users' templates have these names.
 *
 * @param networkConnectors the connectors that begin at this broker
 * @param secrets the values in {@code conf/secrets.properties}, which {@code activemq.xml} reads by their keys
 */
record BrokerModel(
        Identity identity,
        Software runtime,
        Ports ports,
        Messages messages,
        List<Connector> networkConnectors,
        List<FragmentModel> fragments,
        Access access,
        List<SecretModel> secrets) {

    /** The broker's names. */
    record Identity(String id, String group, String brokerName) implements ModelPart {}

    /**
     * The software that the broker runs with.
     *
     * @param javaFrom the first Java feature release on which its ActiveMQ runs
     * @param runtime {@code distribution} or {@code assembled}
     * @param home the broker's home, relative to the output directory
     * @param driver the folder of its JDBC driver, relative to the output directory
     */
    record Software(
            String version,
            String javaFrom,
            String runtime,
            String home,
            Optional<String> driver,
            String heap,
            List<String> jvmOptions)
            implements ModelPart {}

    /**
     * The ports on which the broker listens, and the servers that it asks.
     *
     * @param listens the ports as {@code bin/status} shows them
     * @param ports a line for each port: its kind, the address to which it is bound, its number
     * @param needs a line for each server outside of the cluster that the broker asks: its kind, its address, its port
     */
    record Ports(
            String listens,
            String ports,
            String needs,
            List<TransportConnectorModel> transportConnectors,
            Optional<Listener> console,
            Optional<Listener> jmx)
            implements ModelPart {}

    /**
     * The way in which the broker keeps messages.
     *
     * @param dataDirectory absolute; absent means the instance's own {@code data}
     * @param leaseHolderId the name under which the broker holds the lease of a database
     * @param systemUsage absent if a fragment brings it
     * @param wholeVirtualTopics whether a message to a virtual topic is put into all its queues or none; false if the
     *     release cannot do that, or a fragment brings the interceptors
     */
    record Messages(
            Optional<String> dataDirectory,
            StoreModel store,
            String leaseHolderId,
            Optional<SystemUsage> systemUsage,
            boolean wholeVirtualTopics,
            List<Policy> destinationPolicies)
            implements ModelPart {}

    /**
     * The users of the broker and their rights.
     *
     * @param password for its files of kind {@code SECRET}
     * @param users the users who may connect; none means everybody
     * @param consoleUsers the users who may log in to the console; none means {@code admin} with {@code password}
     * @param consoleRoles the roles of those users, {@code admin}'s included, if they are in a file of their own
     * @param consoleElsewhere whether the topology says where the console listens
     * @param consoleLogin the user as which the console logs in to the broker
     */
    record Access(
            Optional<String> password,
            List<UserModel> users,
            Optional<SslModel> sslContext,
            List<Login> consoleUsers,
            List<Role> consoleRoles,
            boolean consoleElsewhere,
            Optional<Login> consoleLogin)
            implements ModelPart {}

    /**
     * A user who may connect.
     *
     * @param groups the user's groups, separated by commas
     * @param secret the key of the user's password
     */
    record UserModel(String username, String groups, String secret) {}

    /** A user who logs in by password. {@code groups} are separated by commas. */
    record Login(String username, String password, String groups) {}

    /** A role in the console, and the users who have it. */
    record Role(String name, List<String> users) {}

    /** A value that only a file for its owner alone may hold. */
    record SecretModel(String key, String value) {}

    /**
     * An {@code sslContext}.
     *
     * @param secrets the passwords among its attributes
     */
    record SslModel(List<Attribute> attributes, List<SecretAttribute> secrets) {}

    /** An attribute whose value is a secret, with the secret's key. */
    record SecretAttribute(String name, String secret) {}

    /**
     * A {@code policyEntry}.
     *
     * @param element {@code queue} or {@code topic}
     */
    record Policy(String element, String destination, List<Attribute> attributes, boolean replayWhenNoConsumers) {}

    /** An attribute under ActiveMQ's own name. */
    record Attribute(String name, String value) {}

    /** A {@code networkConnector}. */
    record Connector(
            String name,
            String uri,
            boolean duplex,
            List<Attribute> attributes,
            List<SecretAttribute> secrets,
            Destinations destinations) {}

    /** The destinations that a {@code networkConnector} bridges. */
    record Destinations(
            boolean hasDestinations,
            List<Target> dynamicallyIncludedDestinations,
            List<Target> excludedDestinations,
            List<Target> staticallyIncludedDestinations)
            implements ModelPart {}

    /**
     * A destination.
     *
     * @param element {@code queue} or {@code topic}
     */
    record Target(String element, String physicalName) {}

    /**
     * Limits in ActiveMQ's notation. If the user has given no limit of the store or of the temporary store, its limit
     * is a part of the file system.
     *
     * @param storePercent the part of the whole file system; absent if the store is a database
     * @param storeSize an expression of Spring for the size in bytes of the store's file system
     * @param tempSize the same for the temporary store
     */
    record SystemUsage(
            Optional<String> memory,
            Optional<String> store,
            Optional<Integer> storePercent,
            String storeSize,
            Optional<String> temp,
            int tempPercent,
            String tempSize) {}

    /**
     * A {@code transportConnector}.
     *
     * @param discoveryUri the URI at which the connector makes itself known to others
     */
    record TransportConnectorModel(
            String name, String uri, Optional<String> discoveryUri, List<Attribute> attributes) {}

    /**
     * XML that is put unchanged into {@code <broker>}.
     *
     * @param name the file's name, for a comment
     */
    record FragmentModel(String name, String xml) {}

    /** A server that listens on a host and port of its own. */
    record Listener(String host, int port) {}

    /**
     * The store. A part that its kind does not have is absent.
     *
     * @param kind the element's name in the topology
     * @param directory the directory, with the placeholders that bin/start sets
     */
    record StoreModel(
            String kind,
            String directory,
            Optional<Long> lockAcquireSleepInterval,
            Optional<Long> lockKeepAlivePeriod,
            Optional<LevelDb> levelDb,
            Optional<Jdbc> jdbc,
            Optional<Pair> pair) {

        /** A store that has files alone. */
        static StoreModel of(String kind, String directory) {
            return new StoreModel(
                    kind,
                    directory,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        StoreModel withLock(long acquireSleepInterval, long keepAlivePeriod) {
            return new StoreModel(
                    kind,
                    directory,
                    Optional.of(acquireSleepInterval),
                    Optional.of(keepAlivePeriod),
                    levelDb,
                    jdbc,
                    pair);
        }

        StoreModel with(LevelDb given) {
            return new StoreModel(
                    kind, directory, lockAcquireSleepInterval, lockKeepAlivePeriod, Optional.of(given), jdbc, pair);
        }

        StoreModel with(Jdbc given) {
            return new StoreModel(
                    kind, directory, lockAcquireSleepInterval, lockKeepAlivePeriod, levelDb, Optional.of(given), pair);
        }

        StoreModel with(Pair given) {
            return new StoreModel(
                    kind, directory, lockAcquireSleepInterval, lockKeepAlivePeriod, levelDb, jdbc, Optional.of(given));
        }
    }

    /**
     * A database.
     *
     * @param adapter the element that speaks the database's dialect; absent means that ActiveMQ finds it by the
     *     driver's name
     */
    record Jdbc(
            String url,
            Optional<String> driverClass,
            Optional<String> username,
            Optional<String> password,
            Optional<String> tablePrefix,
            Optional<String> adapter) {}

    /**
     * A broker's part in a pair of master and slave.
     *
     * @param masterConnectorUri the URI to which the slave connects; absent for the master
     */
    record Pair(Optional<String> masterConnectorUri, boolean shutdownOnMasterFailure) {}

    /**
     * The attributes of {@code replicatedLevelDB}, under that store's own names.
     *
     * @param secrets the passwords among them
     */
    record LevelDb(Replication replication, Election election, List<SecretAttribute> secrets) {}

    /** The way in which the master replicates. */
    record Replication(int replicas, String sync, String bind, String hostname) implements ModelPart {}

    /**
     * The way in which ZooKeeper elects the master.
     *
     * @param zkSessionTimeout in the notation of {@code replicatedLevelDB}, {@code 2s}
     */
    record Election(String zkAddress, String zkPath, String zkSessionTimeout, int weight) implements ModelPart {}
}
