package io.github.activemqcluster.goal;

import io.github.activemqcluster.config.port.PortSource;
import io.github.activemqcluster.output.RunningInstances;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Keeps the ports of a cluster that runs. Dynamic ports would otherwise be looked for anew: the cluster's own look
 * taken, and with other ports all of its files would change. If no instance of the cluster runs, no port is kept, since
 * another process may have taken the ports.
 */
final class KeptPorts implements PortSource.Kept {

    private final Map<String, Ports> planned = new HashMap<>();
    private final RunningInstances running;
    private final boolean runs;

    /**
     * Reads the ports of an output directory.
     *
     * @param before the topology that was written there; empty if there was none
     */
    KeptPorts(Optional<Topology> before, Path outputDirectory) {
        running = new RunningInstances(outputDirectory);
        before.ifPresent(topology -> {
            topology.brokers().forEach(broker -> planned.put(broker.id(), broker.ports()));
            topology.servers().forEach(server -> planned.put(server.id(), server.ports()));
        });
        runs = !running.among(planned.keySet()).isEmpty();
    }

    @Override
    public OptionalInt port(String instance, PortKind kind) {
        if (!runs || !planned.containsKey(instance)) {
            return OptionalInt.empty();
        }
        OptionalInt port = planned.get(instance).of(kind);
        return port.isPresent() && (running.process(instance).isPresent() || isFree(port.getAsInt()))
                ? port
                : OptionalInt.empty();
    }

    /** Whether the port is free. Another process may now have the port of a dead instance. */
    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
