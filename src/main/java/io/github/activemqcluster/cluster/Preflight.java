package io.github.activemqcluster.cluster;

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

/** What can be known before anything is started: whether it would be in vain. All that is wrong is told at once. */
public final class Preflight {

    /**
     * What an instance writes before it has done anything: KahaDB's first journal 32 MB, LevelDB's first log 100 MB, ZooKeeper's
     * first transaction log 64 MB ({@code journalMaxFileLength}, {@code logSize}, {@code preAllocSize}).
     */
    private static final long BYTES_PER_INSTANCE = 100L * 1024 * 1024;

    private static final long MEGABYTE = 1024L * 1024;

    private final RunningCluster cluster;
    private final Function<Path, Optional<Disk>> disks;

    /** Of a cluster that is about to be started. */
    public Preflight(RunningCluster cluster) {
        this(cluster, Disk::of);
    }

    Preflight(RunningCluster cluster, Function<Path, Optional<Disk>> disks) {
        this.cluster = cluster;
        this.disks = disks;
    }

    /**
     * Looks at all of it.
     *
     * @param java the Java that the instances would be started with
     * @param releases of what is to be started
     * @throws MachineException with everything that stands in the way
     */
    public void check(Java java, List<Release> releases) throws MachineException {
        List<String> wrong = new ArrayList<>();
        checkHosts(wrong);
        if (wrong.isEmpty()) {
            java.check(releases).ifPresent(wrong::add);
            checkPorts(wrong);
            checkDisk(wrong);
            checkSurroundings(wrong);
        }
        if (!wrong.isEmpty()) {
            throw new MachineException(
                    "The cluster cannot be started here, and nothing was:\n- " + String.join("\n- ", wrong));
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
            // What a connection that is over still blocks for a while does not keep an instance from listening.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Each instance writes to its own data directory, and these may be on several disks. */
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

    /**
     * Where files are kept.
     *
     * @param identity equal for two paths on the same one
     * @param free in bytes
     */
    record Disk(Object identity, long free) {

        /** That of a path, which need not be there yet; empty where it cannot be known. */
        static Optional<Disk> of(Path path) {
            try {
                Path there = path;
                while (!Files.exists(there) && there.getParent() != null) {
                    there = there.getParent();
                }
                FileStore store = Files.getFileStore(there);
                return Optional.of(new Disk(store, store.getUsableSpace()));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
