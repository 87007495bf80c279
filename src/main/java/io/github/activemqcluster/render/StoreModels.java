package io.github.activemqcluster.render;

import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.render.BrokerModel.Jdbc;
import io.github.activemqcluster.render.BrokerModel.LevelDb;
import io.github.activemqcluster.render.BrokerModel.Pair;
import io.github.activemqcluster.render.BrokerModel.StoreModel;
import io.github.activemqcluster.topology.Authority;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Store;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the models of brokers' stores, and of the locks in them that elect a master. */
final class StoreModels {

    private final Addresses addresses;
    private final Release release;
    private final RenderSettings settings;

    StoreModels(Addresses addresses, Release release, RenderSettings settings) {
        this.addresses = addresses;
        this.release = release;
        this.settings = settings;
    }

    StoreModel of(Group group, Broker broker, Secrets secrets) {
        return group.store().as(new Model(group, broker, secrets));
    }

    /** The parts of a store of each kind, for the templates. */
    private final class Model implements Store.Cases<StoreModel> {

        private final Group group;
        private final Broker broker;
        private final Secrets secrets;

        Model(Group group, Broker broker, Secrets secrets) {
            this.group = group;
            this.broker = broker;
            this.secrets = secrets;
        }

        @Override
        public StoreModel kahaDb(Store.KahaDb store) {
            return StoreModel.of(store.element(), directory(store.directory(), "kahadb"));
        }

        @Override
        public StoreModel sharedFileSystem(Store.SharedFileSystem store) {
            return StoreModel.of(store.element(), directory(Optional.of(store.directory()), "kahadb"))
                    .withLock(store.lockAcquireSleepInterval(), store.lockKeepAlivePeriod());
        }

        @Override
        public StoreModel replicatedLevelDb(Store.ReplicatedLevelDb store) {
            return StoreModel.of(
                            store.element(), directory(store.directory(), "leveldb") + ownFolder(group, broker, store))
                    .with(new LevelDb(
                            new BrokerModel.Replication(
                                    store.replicas(),
                                    store.sync(),
                                    new Authority(
                                                    addresses.bindAddress(broker.host()),
                                                    broker.ports().required(PortKind.REPLICATION))
                                            .uri("tcp"),
                                    Authority.bracketed(broker.hostname())),
                            new BrokerModel.Election(
                                    addresses.connectString(store.ensemble()),
                                    store.zkPath(),
                                    timespan(store.zkSessionTimeout()),
                                    store.weight()),
                            store.secrets().entrySet().stream()
                                    .flatMap(secret -> secrets.attribute(secret.getKey(), secret.getValue()).stream())
                                    .toList()));
        }

        @Override
        public StoreModel jdbc(Store.Jdbc store) {
            return StoreModel.of(store.element(), "")
                    .withLock(store.lockAcquireSleepInterval(), store.lockKeepAlivePeriod())
                    .with(new Jdbc(
                            store.url(),
                            store.driverClass(),
                            store.username(),
                            store.password(),
                            store.tablePrefix(),
                            adapter(store.url())));
        }

        @Override
        public StoreModel pureMasterSlave(Store.PureMasterSlave store) {
            return StoreModel.of(store.element(), directory(Optional.empty(), "kahadb"))
                    .with(new Pair(masterConnectorUri(group, broker), store.shutdownOnMasterFailure()));
        }
    }

    /**
     * The SQL dialect of the database that the URL names. ActiveMQ goes by the driver's own name. It does not know the
     * name of every driver, and then takes a dialect that most databases do not understand.
     */
    private Optional<String> adapter(String url) {
        String[] parts = url.toLowerCase(Locale.ROOT).split(":", 3);
        return parts.length > 1 && parts[0].equals("jdbc")
                ? release.value("jdbc.adapter." + parts[1])
                : Optional.empty();
    }

    /**
     * With the failover transport, a slave waits for a master that is not there yet. Without it, the slave would become
     * a second master. Once the master has been there, the slave does not try it again, or the slave would never take
     * over.
     */
    private Optional<String> masterConnectorUri(Group group, Broker broker) {
        if (group.brokers().get(0).id().equals(broker.id())) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put("startupMaxReconnectAttempts", Integer.toString(Integer.MAX_VALUE));
        options.put("maxReconnectAttempts", "0");
        options.put("maxReconnectDelay", "1000");
        return Optional.of(
                Uris.composite("failover", addresses.openwire(group.id()).subList(0, 1), options));
    }

    /**
     * A given directory is every member's own on its own machine. Members on one machine would write into each other's
     * directory.
     */
    private String ownFolder(Group group, Broker broker, Store.ReplicatedLevelDb store) {
        String address = addresses.address(broker.host());
        boolean alone = group.brokers().stream()
                        .filter(member -> addresses.address(member.host()).equals(address))
                        .count()
                == 1;
        return store.directory().isEmpty() || alone ? "" : "/" + broker.id();
    }

    private String directory(Optional<String> given, String ownFolder) {
        if (given.isEmpty()) {
            return "${activemq.data}/" + ownFolder;
        }
        return new StoreDirectory(settings.dataDirectory()).resolve(given.get(), BrokerModels.OUTPUT);
    }

    /** The absolute path of a store whose directory was given, or that the data directory has moved. */
    Optional<String> absoluteDirectory(Store store) {
        return store.givenDirectory()
                .map(directory -> new StoreDirectory(settings.dataDirectory()).resolve(directory, BrokerModels.OUTPUT))
                .filter(directory -> !directory.contains("${"));
    }

    /** The notation of org.linkedin.util.clock.Timespan, which replicatedLevelDB reads. */
    private static String timespan(long milliseconds) {
        return milliseconds % 1000 == 0 ? milliseconds / 1000 + "s" : milliseconds + "ms";
    }
}
