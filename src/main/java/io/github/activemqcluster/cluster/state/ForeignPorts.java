package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.cluster.process.PortHolder;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.PortKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds ports of running instances that another process holds. A slave opens most of its ports only once it is
 * promoted. Until then it looks healthy; at the takeover it ends because the port is in use.
 */
public final class ForeignPorts {

    private static final Set<PortKind> TRANSPORTS =
            Set.of(PortKind.OPENWIRE, PortKind.AMQP, PortKind.STOMP, PortKind.MQTT, PortKind.WS);
    private static final Set<PortKind> PRIVATE = Set.of(PortKind.CONSOLE, PortKind.JMX, PortKind.ADMIN);
    private static final int CONNECT_MILLIS = 1_000;

    private final RunningCluster cluster;
    private final PortHolder holders;

    /** For the instances of a cluster. */
    public ForeignPorts(RunningCluster cluster) {
        this(cluster, new PortHolder());
    }

    ForeignPorts(RunningCluster cluster, PortHolder holders) {
        this.cluster = cluster;
        this.holders = holders;
    }

    /**
     * Warnings, a sentence without its full stop for each such port. Ports of which the operating system tells nothing
     * give none. No port is bound to find out, since that could be at the moment of a takeover.
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (Instance instance : cluster.instances()) {
            instance.pid().ifPresent(pid -> {
                for (Map.Entry<PortKind, Integer> port :
                        instance.ports().byKind().entrySet()) {
                    holder(instance, port.getKey(), port.getValue(), pid)
                            .ifPresent(holder -> warnings.add(warning(instance, port, holder)));
                }
            });
        }
        return warnings;
    }

    /**
     * Requires that there are none.
     *
     * @throws MachineException with all warnings
     */
    public void check() throws MachineException {
        List<String> warnings = warnings();
        if (!warnings.isEmpty()) {
            throw new MachineException(
                    "The drill was not begun, since takeovers would fail that a free port lets succeed:\n- "
                            + String.join("\n- ", warnings)
                            + "\nEnd what has the port, or generate with other ports.");
        }
    }

    private Optional<String> holder(Instance instance, PortKind kind, int port, long pid) {
        if (holders.canTell()) {
            return holders.foreign(bound(instance, kind), port, pid);
        }
        // A slave opens these ports at its promotion only. The owners of other ports cannot be told.
        return TRANSPORTS.contains(kind) && instance.state().role() == Role.SLAVE && answers(instance.address(), port)
                ? Optional.of("another process")
                : Optional.empty();
    }

    /** On a machine that others reach, brokers listen on every interface, except for ports that give full control. */
    private static String bound(Instance instance, PortKind kind) {
        if (Host.isLoopback(instance.address())) {
            return instance.address();
        }
        return PRIVATE.contains(kind) ? "127.0.0.1" : "0.0.0.0";
    }

    private static boolean answers(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String warning(Instance instance, Map.Entry<PortKind, Integer> port, String holder) {
        String held = "port " + port.getValue() + " (" + port.getKey().element() + ") of " + instance.id()
                + " is held by " + holder;
        return instance.state().role() == Role.MASTER || instance.kind() == Instance.Kind.SERVER
                ? held + ", so " + instance.id() + " does not listen on it"
                : "the takeover will fail: " + held;
    }
}
