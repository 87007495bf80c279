package io.github.activemqcluster.render;

import java.util.List;
import java.util.Optional;

/**
 * What the templates below {@code activemq/} and {@code instance/} see of a broker. They see the components of its parts as
 * its own, since the names are those that users' templates have.
 *
 * @param networkConnectors those that begin at it
 * @param secrets what {@code conf/secrets.properties} holds, for {@code activemq.xml} to read by its key
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

    /** Who it is. */
    record Identity(String id, String group, String brokerName) implements ModelPart {}

    /**
     * What it runs with.
     *
     * @param javaFrom the Java feature release from which its ActiveMQ runs
     * @param runtime {@code distribution} or {@code assembled}
     * @param home its home, relative to the output directory
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
     * What it listens with, and whom it asks.
     *
     * @param listens what {@code bin/status} shows of its ports
     * @param ports a line for each port: its kind, the address that it is bound to, its number
     * @param needs a line for each server outside of the cluster that it asks: what it is, its address, its port
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
     * How it keeps messages.
     *
     * @param dataDirectory absolute; absent means the instance's own {@code data}
     * @param leaseHolderId under what name it holds the lease of a database
     * @param systemUsage absent where a fragment brings it
     * @param wholeVirtualTopics whether a message to a virtual topic is put into all its queues or none; false where the
     *     release cannot, or a fragment brings the interceptors
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
     * Who may do what with it.
     *
     * @param password for its files of kind {@code SECRET}
     * @param users who may connect; none means everybody
     * @param consoleUsers who may log in to the console; none means {@code admin} with {@code password}
     * @param consoleRoles the roles of those, {@code admin}'s included, where they are in a file of their own
     * @param consoleElsewhere whether the topology says where the console listens
     * @param consoleLogin as whom the console logs in to the broker
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
     * Somebody who may connect.
     *
     * @param groups by comma
     * @param secret the key of the password
     */
    record UserModel(String username, String groups, String secret) {}

    /** Somebody who logs in, by password; {@code groups} by comma. */
    record Login(String username, String password, String groups) {}

    /** A role in the console and who has it. */
    record Role(String name, List<String> users) {}

    /** What no file but one of its owner's alone may hold. */
    record SecretModel(String key, String value) {}

    /**
     * An {@code sslContext}.
     *
     * @param secrets the passwords among its attributes
     */
    record SslModel(List<Attribute> attributes, List<SecretAttribute> secrets) {}

    /** An attribute whose value is a secret, by its key. */
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

    /** What a {@code networkConnector} bridges. */
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
     * Limits in ActiveMQ's notation; where the user has given none of the store's or the temporary store's, its part of the
     * file system.
     *
     * @param storePercent of the whole file system; absent where the store is a database
     * @param storeSize an expression of Spring for the size in bytes of the store's file system
     * @param tempSize the same of the temporary store's
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
     * @param discoveryUri where it makes itself known to others
     */
    record TransportConnectorModel(
            String name, String uri, Optional<String> discoveryUri, List<Attribute> attributes) {}

    /**
     * XML that is put inside {@code <broker>} as it is.
     *
     * @param name the file's, for a comment
     */
    record FragmentModel(String name, String xml) {}

    /** What listens on a host and port of its own. */
    record Listener(String host, int port) {}

    /**
     * The store; what its kind has not got is absent.
     *
     * @param kind the element's name in the topology
     * @param directory with the placeholders that bin/start sets
     */
    record StoreModel(
            String kind,
            String directory,
            Optional<Long> lockAcquireSleepInterval,
            Optional<Long> lockKeepAlivePeriod,
            Optional<LevelDb> levelDb,
            Optional<Jdbc> jdbc,
            Optional<Pair> pair) {

        /** With nothing but files. */
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
     * @param adapter the element that speaks its dialect; absent means that ActiveMQ finds it by the driver's name
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
     * @param masterConnectorUri what the slave connects to; absent for the master
     */
    record Pair(Optional<String> masterConnectorUri, boolean shutdownOnMasterFailure) {}

    /**
     * The attributes of {@code replicatedLevelDB}, under its own names.
     *
     * @param secrets the passwords among them
     */
    record LevelDb(Replication replication, Election election, List<SecretAttribute> secrets) {}

    /** How the master replicates. */
    record Replication(int replicas, String sync, String bind, String hostname) implements ModelPart {}

    /**
     * How ZooKeeper elects the master.
     *
     * @param zkSessionTimeout in the notation of {@code replicatedLevelDB}, {@code 2s}
     */
    record Election(String zkAddress, String zkPath, String zkSessionTimeout, int weight) implements ModelPart {}
}
