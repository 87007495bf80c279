package io.github.activemqcluster.cluster.state;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.github.activemqcluster.release.Release;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A running broker's MBeans, through its JVM's local management agent. The agent answers only processes of the same
 * user on the same machine. The broker needs no port and no configuration for it.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/api/jdk.attach/com/sun/tools/attach/VirtualMachine.html">VirtualMachine.startLocalManagementAgent</a>
 */
final class ManagedBroker implements AutoCloseable {

    private static final String DURABLE_OF_BRIDGE = "NC-DS_";

    private final JMXConnector connector;
    private final MBeanServerConnection server;
    private final ObjectName broker;
    private final ObjectName holders;
    private final String messages;
    private final ObjectName bridges;
    private final String connectorKey;
    private final ObjectName subscriptions;
    private final ObjectName queues;
    private final String queueKey;

    private ManagedBroker(JMXConnector connector, Release release) throws IOException {
        this.connector = connector;
        this.server = connector.getMBeanServerConnection();
        this.broker = name(release.required("mbean.broker"));
        this.holders = name(release.required("mbean.messages"));
        this.messages = release.required("mbean.messages.attribute");
        this.bridges = name(release.required("mbean.bridge"));
        this.connectorKey = release.required("mbean.bridge.connector");
        this.subscriptions = name(release.required("mbean.subscription"));
        this.queues = name(release.required("mbean.queue"));
        this.queueKey = release.required("mbean.queue.name");
    }

    /**
     * Attaches to a process.
     *
     * @param release the broker's
     * @throws IOException if the process is no JVM, belongs to another user, or does not answer
     */
    @SuppressWarnings("BanJNDI") // The address comes from a process of this user, and holds a stub, not a name.
    static ManagedBroker attach(long pid, Release release) throws IOException {
        return new ManagedBroker(JMXConnectorFactory.connect(new JMXServiceURL(agent(pid))), release);
    }

    private static String agent(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot attach to process " + pid + ": " + e.getMessage(), e);
        } catch (NoClassDefFoundError e) {
            throw new IOException("the Java that runs Maven lacks the module jdk.attach; use a JDK", e);
        }
    }

    /** The number of messages in all destinations of the broker. */
    long messages() throws IOException {
        long sum = 0;
        for (ObjectName holder : server.queryNames(holders, null)) {
            sum += ((Number) attribute(holder, messages)).longValue();
        }
        return sum;
    }

    /** The used share of the broker's limits; empty if its MBean is not registered yet. */
    Usage usage() throws IOException {
        for (ObjectName found : server.queryNames(broker, null)) {
            return new Usage(
                    percent(found, "StorePercentUsage"),
                    percent(found, "TempPercentUsage"),
                    percent(found, "MemoryPercentUsage"));
        }
        return new Usage(0, 0, 0);
    }

    /** Whether threads of the JVM are deadlocked, on monitors or on locks of {@code java.util.concurrent}. */
    boolean isDeadlocked() throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(
                                server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class)
                        .findDeadlockedThreads()
                != null;
    }

    private int percent(ObjectName found, String attribute) throws IOException {
        return ((Number) attribute(found, attribute)).intValue();
    }

    /** The bridges that are up. Leaves out a bridge that goes down meanwhile. */
    List<Bridge> bridges() throws IOException {
        List<Bridge> up = new ArrayList<>();
        for (ObjectName bridge : server.queryNames(bridges, null)) {
            if (server.isRegistered(bridge)) {
                up.add(new Bridge(
                        String.valueOf(bridge.getKeyProperty(connectorKey)),
                        Boolean.TRUE.equals(attribute(bridge, "CreatedByDuplex")),
                        String.valueOf(attribute(bridge, "RemoteBrokerName")),
                        String.valueOf(attribute(bridge, "RemoteAddress"))));
            }
        }
        return List.copyOf(up);
    }

    /** The broker's queues and consumers. */
    Destinations destinations() throws IOException {
        List<String> names = new ArrayList<>();
        for (ObjectName queue : server.queryNames(queues, null)) {
            names.add(DeclaredBridges.asNamed(queue.getKeyProperty(queueKey)));
        }
        List<Destinations.Listener> listeners = new ArrayList<>();
        for (ObjectName subscription : server.queryNames(subscriptions, null)) {
            if (!isBridges(subscription)) {
                listeners.add(new Destinations.Listener(
                        subscription.getKeyProperty("destinationType").equals("Topic"),
                        DeclaredBridges.asNamed(subscription.getKeyProperty("destinationName")),
                        subscription.getKeyProperty("clientId")));
            }
        }
        return new Destinations(names, listeners);
    }

    /**
     * Before 5.8.0 only durable subscriptions of bridges are recognizable, by this prefix ({@code
     * NetworkBridgeConfiguration} of 6.3.1).
     */
    private boolean isBridges(ObjectName subscription) throws IOException {
        if (subscription.toString().contains(DURABLE_OF_BRIDGE)) {
            return true;
        }
        try {
            return Boolean.TRUE.equals(server.getAttribute(subscription, "Network"));
        } catch (JMException e) {
            return false;
        }
    }

    private Object attribute(ObjectName name, String attribute) throws IOException {
        try {
            return server.getAttribute(name, attribute);
        } catch (JMException e) {
            throw new IOException(name + " has no " + attribute + ": " + e.getMessage(), e);
        }
    }

    private static ObjectName name(String name) {
        try {
            return new ObjectName(name);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
