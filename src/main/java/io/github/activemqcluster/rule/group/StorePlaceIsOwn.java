package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Machines;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Store.Jdbc;
import io.github.activemqcluster.topology.Store.KahaDb;
import io.github.activemqcluster.topology.Store.PureMasterSlave;
import io.github.activemqcluster.topology.Store.ReplicatedLevelDb;
import io.github.activemqcluster.topology.Store.SharedFileSystem;
import io.github.activemqcluster.topology.Topology;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code shared-directory-own}: no two groups share a store's directory, a database's tables, or a {@code zkPath} in
 * one ensemble. No ZooKeeper server shares its {@code dataDir}. Members of one replicatedLevelDB group on one machine
 * get their own folders below the given directory.
 */
public final class StorePlaceIsOwn implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        var places = new Places(topology, findings);
        for (Group group : topology.groups()) {
            group.store().as(new Kept(group, places));
        }
        for (Server server : topology.servers()) {
            server.dataDir().ifPresent(directory -> places.addDirectory(server, directory));
        }
    }

    /** Notes the place of a store. */
    private record Kept(Group group, Places places) implements Store.Cases<Places> {

        @Override
        public Places kahaDb(KahaDb store) {
            store.directory().ifPresent(directory -> places.addDirectory(group, directory));
            return places;
        }

        @Override
        public Places sharedFileSystem(SharedFileSystem store) {
            places.addShare(group, store.directory());
            return places;
        }

        @Override
        public Places jdbc(Jdbc store) {
            places.addTables(group, store);
            return places;
        }

        @Override
        public Places replicatedLevelDb(ReplicatedLevelDb store) {
            places.addNode(group, store);
            store.directory().ifPresent(directory -> places.addDirectory(group, directory));
            return places;
        }

        @Override
        public Places pureMasterSlave(PureMasterSlave store) {
            return places;
        }
    }

    /** A storage place and its first owner. */
    private static final class Places {

        private static final String EVERY_MACHINE = "";

        private final Map<StorePlace, String> directories = new HashMap<>();
        private final Map<StorePlace, String> tables = new HashMap<>();
        private final Map<StorePlace, String> nodes = new HashMap<>();
        private final Map<String, Ensemble> ensembles = new HashMap<>();
        private final Machines machines;
        private final Findings findings;

        Places(Topology topology, Findings findings) {
            this.machines = new Machines(topology);
            this.findings = findings;
            topology.ensembles().forEach(ensemble -> ensembles.putIfAbsent(ensemble.id(), ensemble));
        }

        /** A directory on each machine that the group is on. */
        void addDirectory(Group group, String directory) {
            Place where = group.store().where().child("directory");
            boolean own = true;
            for (Broker broker : group.brokers()) {
                own = own && add(directories, placeOn(broker.host(), directory), named(group), where, directory);
            }
        }

        /** The same, and on every machine where another group has a share at that path. */
        void addShare(Group group, String directory) {
            Place where = group.store().where().child("directory");
            if (add(directories, new StorePlace(EVERY_MACHINE, normal(directory)), named(group), where, directory)) {
                addDirectory(group, directory);
            }
        }

        void addDirectory(Server server, String directory) {
            String name = "ZooKeeper server " + Wording.quote(server.id());
            add(
                    directories,
                    placeOn(server.host(), directory),
                    name,
                    server.where().child("dataDir"),
                    directory);
        }

        void addTables(Group group, Jdbc store) {
            String prefix = store.tablePrefix().orElse("");
            StorePlace place = new StorePlace(store.url(), prefix);
            add(tables, place, named(group), store.where().child("tablePrefix"), prefix);
        }

        void addNode(Group group, ReplicatedLevelDb store) {
            // An external ensemble is identified by its addresses, not by its id here.
            String ensemble = Optional.ofNullable(ensembles.get(store.ensemble()))
                    .flatMap(Ensemble::connectString)
                    .orElse(store.ensemble());
            StorePlace place = new StorePlace(ensemble, store.zkPath());
            add(nodes, place, named(group), store.where().child("zkPath"), store.zkPath());
        }

        private boolean add(Map<StorePlace, String> taken, StorePlace place, String owner, Place where, String shown) {
            String first = taken.putIfAbsent(place, owner);
            if (first == null || first.equals(owner)) {
                return true;
            }
            findings.error(
                    where,
                    Wording.quote(shown) + " is already where " + first + " keeps its data",
                    "Give each its own: two that share one place lock each other out, or take each other's data for"
                            + " their own.");
            return false;
        }

        private static String named(Group group) {
            return "group " + Wording.quote(group.id());
        }

        private StorePlace placeOn(String host, String directory) {
            return new StorePlace(machines.machine(host).orElse(host), normal(directory));
        }

        /** Normalizes a path as far as that is possible without access to the disk. */
        private static String normal(String directory) {
            String path = directory.replace('\\', '/');
            String steps = Arrays.stream(path.split("/"))
                    .filter(step -> !step.isEmpty() && !step.equals("."))
                    .collect(Collectors.joining("/"));
            return path.startsWith("/") ? "/" + steps : steps;
        }
    }

    /**
     * @param on the machine, the database or the ensemble
     * @param path the directory, the tables' prefix or the node
     */
    private record StorePlace(String on, String path) {}
}
