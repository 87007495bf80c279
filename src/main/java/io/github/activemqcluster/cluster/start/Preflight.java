package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.cluster.process.Java;
import io.github.activemqcluster.cluster.process.PortHolder;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.StoreLimit;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds, before anything is started, all reasons why a start would fail, and tells them at once. */
public final class Preflight {

    /**
     * What an instance writes at its first start: KahaDB a journal of 32 MB, LevelDB a log of 100 MB, ZooKeeper a
     * transaction log of 64 MB ({@code journalMaxFileLength}, {@code logSize}, {@code preAllocSize}).
     */
    private static final long BYTES_PER_INSTANCE = 100L * 1024 * 1024;

    /**
     * The space that KahaDB needs to open a store and to acknowledge messages: its {@code db.redo} had up to 3.2 MB,
     * and a journal of 16 MB takes the acknowledgements of 59,000 messages (6.3.1).
     */
    private static final long LEAST_BYTES = 16L * 1024 * 1024;

    /**
     * With this much free space, a larger limit in per cent gives no warning: no user has asked for that exact size. A
     * user who fills ten gigabytes sees the used share in {@code status} before.
     */
    private static final long AMPLE_BYTES = 10L * 1024 * 1024 * 1024;

    private static final long MEGABYTE = 1024L * 1024;

    private final RunningCluster cluster;
    private final Function<Path, Optional<Disk>> disks;

    /** For a cluster that is about to be started. */
    public Preflight(RunningCluster cluster) {
        this(cluster, Disk::of);
    }

    Preflight(RunningCluster cluster, Function<Path, Optional<Disk>> disks) {
        this.cluster = cluster;
        this.disks = disks;
    }

    /**
     * Checks everything.
     *
     * @param java the Java that the instances would be started with
     * @param releases the releases of the instances
     * @throws MachineException with all obstacles
     */
    public void check(Java java, List<Release> releases) throws MachineException {
        List<String> wrong = new ArrayList<>();
        checkHosts(wrong);
        if (wrong.isEmpty()) {
            java.check(releases).ifPresent(wrong::add);
            checkPorts(wrong);
            checkDisk(wrong);
            checkStores(wrong);
            checkSurroundings(wrong);
        }
        if (!wrong.isEmpty()) {
            throw new MachineException(
                    "The cluster cannot be started here, and nothing was:\n- " + String.join("\n- ", wrong));
        }
    }

    /**
     * Warnings of stores on one file system that may together outgrow it: where the file system has little room, or
     * where a limit is a size that a user counts on. A broker cuts a limit that is too large down to the whole file
     * system, and a store on a full file system loses messages.
     */
    public List<String> warnings() {
        Map<Object, Stores> found = new LinkedHashMap<>();
        stores().forEach((directory, store) -> disks.apply(directory)
                .ifPresent(disk -> found.computeIfAbsent(disk.identity, any -> new Stores(disk))
                        .add(store)));
        return found.values().stream()
                .flatMap(stores -> stores.warning().stream())
                .toList();
    }

    /** The stores of all brokers, each once. */
    private Map<Path, NamedStore> stores() {
        Map<Path, NamedStore> stores = new LinkedHashMap<>();
        for (Instance broker : cluster.of(Instance.Kind.BROKER)) {
            StoreLimit.of(broker).ifPresent(limit -> {
                NamedStore known = stores.get(limit.directory());
                stores.put(
                        limit.directory(), known == null ? new NamedStore(broker.id(), limit) : known.largest(limit));
            });
        }
        return stores;
    }

    /** A store, with the first broker that uses it. */
    private record NamedStore(String broker, StoreLimit limit) {

        NamedStore largest(StoreLimit other) {
            return new NamedStore(
                    broker, other.bytes().orElse(0) > limit.bytes().orElse(0) ? other : limit);
        }
    }

    /** The stores on one file system. */
    private static final class Stores {

        private final Disk disk;
        private final List<String> brokers = new ArrayList<>();
        private Path first = Path.of("");
        private long limits;
        private long taken;
        private boolean promised;

        Stores(Disk disk) {
            this.disk = disk;
        }

        void add(NamedStore store) {
            if (brokers.isEmpty()) {
                first = store.limit().directory();
            }
            brokers.add(store.broker());
            long limit = store.limit().on(disk.total);
            limits = limit > Long.MAX_VALUE - limits ? Long.MAX_VALUE : limits + limit;
            taken += store.limit().taken();
            promised |= store.limit().bytes().isPresent();
        }

        Optional<String> warning() {
            long room = disk.free + taken;
            if (limits <= room || (!promised && room >= AMPLE_BYTES)) {
                return Optional.empty();
            }
            boolean one = brokers.size() == 1;
            return Optional.of((one ? "The store of " : "The stores of ") + String.join(", ", brokers) + " may take "
                    + megabytes(limits) + (one ? "" : " together") + ", and " + (one ? "its" : "their")
                    + " file system (" + first + ") has room for " + megabytes(room) + ". A store on a full disk loses"
                    + " messages: free some, or give " + (one ? "it" : "them")
                    + " a limit that fits, <systemUsage><store>" + Math.max(1, room / 3 * 2 / brokers.size() / MEGABYTE)
                    + " mb</store></systemUsage>.");
        }

        private static String megabytes(long bytes) {
            return bytes / MEGABYTE + " MB";
        }
    }

    private void checkHosts(List<String> wrong) {
        List<String> elsewhere = cluster.topology().hosts().stream()
                .filter(host -> !host.isLoopback())
                .map(Host::address)
                .distinct()
                .toList();
        if (!elsewhere.isEmpty()) {
            wrong.add("It was generated for " + String.join(", ", elsewhere)
                    + ", and what is started here is on this machine only. Rehearse it with"
                    + " -Dactivemq-cluster.placement=local, given to activemq-cluster:generate; on the hosts themselves, use"
                    + " bin/start.");
        }
    }

    private void checkSurroundings(List<String> wrong) {
        for (Problem problem : new Surroundings(cluster.topology()).problems()) {
            if (problem.level() == Level.ERROR) {
                wrong.add(problem.where() + ": " + problem.what() + ". " + problem.mend());
            }
        }
    }

    private void checkPorts(List<String> wrong) {
        for (Instance instance : cluster.instances()) {
            if (instance.isAlive()) {
                continue;
            }
            for (Map.Entry<PortKind, Integer> port : instance.ports().byKind().entrySet()) {
                if (!isFree(instance.address(), port.getValue())) {
                    wrong.add("Port " + port.getValue() + " (" + port.getKey().element() + " of " + instance.id()
                            + ") is in use by "
                            + new PortHolder()
                                    .of(instance.address(), port.getValue())
                                    .orElse("a process of which nothing more can be known")
                            + ". End it, or generate with other ports: -Dactivemq-cluster.dynamicPorts=true takes free"
                            + " ones.");
                }
            }
        }
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A closed connection may block the port for a while; an instance can listen on it all the same.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Checks the disks of all data directories. */
    private void checkDisk(List<String> wrong) {
        Map<Object, List<Instance>> users = new LinkedHashMap<>();
        Map<Object, Disk> found = new HashMap<>();
        for (Instance instance : cluster.instances()) {
            if (!instance.isAlive()) {
                Optional<Disk> disk = disks.apply(instance.dataDirectory());
                disk.ifPresent(here -> {
                    found.putIfAbsent(here.identity, here);
                    users.computeIfAbsent(here.identity, any -> new ArrayList<>())
                            .add(instance);
                });
                if (disk.isEmpty()) {
                    wrong.add("The disk of " + instance.dataDirectory() + ", where " + instance.id()
                            + " is to keep its data, cannot be looked at.");
                }
            }
        }
        users.forEach((disk, instances) -> {
            long wanted = instances.size() * BYTES_PER_INSTANCE;
            long free = found.get(disk).free;
            if (free < wanted) {
                wrong.add("The disk of " + instances.get(0).dataDirectory() + " has " + free / MEGABYTE
                        + " MB left, and "
                        + (instances.size() == 1 ? "an instance begins" : instances.size() + " instances begin")
                        + " there with up to " + wanted / MEGABYTE
                        + " MB. Free some, or generate with another outputDirectory or dataDirectory.");
            }
        });
    }

    /** Checks the file systems of stores: a broker that starts on a full one may lose the messages of its store. */
    private void checkStores(List<String> wrong) {
        stores().forEach((directory, store) -> disks.apply(directory)
                .filter(disk -> disk.free < LEAST_BYTES
                        && !cluster.instance(store.broker()).isAlive())
                .ifPresent(disk -> wrong.add("The file system of " + directory + ", where " + store.broker()
                        + " has its store, has " + disk.free / MEGABYTE
                        + " MB left. Nothing can be stored there, and nothing"
                        + " acknowledged, which takes room too; what is there may be lost. Free "
                        + LEAST_BYTES / MEGABYTE + " MB at least.")));
    }

    /**
     * A file system.
     *
     * @param identity equal for two paths on the same file system
     * @param free in bytes
     * @param total its size in bytes
     */
    record Disk(Object identity, long free, long total) {

        /** The file system of a path, which may be missing yet; empty where the system does not tell. */
        static Optional<Disk> of(Path path) {
            try {
                Path there = path;
                while (!Files.exists(there) && there.getParent() != null) {
                    there = there.getParent();
                }
                FileStore store = Files.getFileStore(there);
                return Optional.of(new Disk(store, store.getUsableSpace(), store.getTotalSpace()));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
