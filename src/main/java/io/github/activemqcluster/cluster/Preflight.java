package io.github.activemqcluster.cluster;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can be known before anything is started: whether it would be in vain. All that is wrong is told at once. */
public final class Preflight {

    /**
     * What an instance writes before it has done anything: KahaDB's first journal 32 MB, LevelDB's first log 100 MB, ZooKeeper's
     * first transaction log 64 MB ({@code journalMaxFileLength}, {@code logSize}, {@code preAllocSize}).
     */
    private static final long BYTES_PER_INSTANCE = 100L * 1024 * 1024;

    private static final long MEGABYTE = 1024L * 1024;

    private final RunningCluster cluster;
    private final Path output;

    public Preflight(RunningCluster cluster, Path outputDirectory) {
        this.cluster = cluster;
        this.output = outputDirectory;
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
                                    .of(port.getValue())
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

    private void checkDisk(List<String> wrong) {
        long wanted = cluster.instances().stream()
                        .filter(instance -> !instance.isAlive())
                        .count()
                * BYTES_PER_INSTANCE;
        try {
            long free = Files.getFileStore(output).getUsableSpace();
            if (free < wanted) {
                wrong.add("The disk of " + output + " has " + free / MEGABYTE
                        + " MB left, and the instances begin with up to " + wanted / MEGABYTE
                        + " MB. Free some, or name another outputDirectory.");
            }
        } catch (IOException e) {
            wrong.add("The disk of " + output + " cannot be looked at: " + e.getMessage());
        }
    }
}
