package io.github.activemqcluster.config;

import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Security;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.Traffic.Consumed;
import io.github.activemqcluster.topology.TransportConnector;
import io.github.activemqcluster.topology.Tuning;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import io.github.activemqcluster.topology.User;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * Writes a resolved topology in the vocabulary of a topology file. Defaults, short forms and plans are written out. The
 * text, read and resolved again, gives the same bytes.
 */
@Named
@Singleton
public final class TopologyWriter {

    private static final String COMMENT =
            "The resolved topology, with every default spelled out. It can be given back as topologyFile.";

    @Inject
    public TopologyWriter() {}

    /** The topology as an XML document. Each line ends with {@code \n}. */
    public String write(Topology topology) {
        XmlText xml = new XmlText().comment(COMMENT);
        xml.element("topology", () -> {
            xml.leaf("name", topology.name());
            xml.element(
                    "activemq", () -> xml.leaf("version", topology.activemq().version())
                            .leaf("runtime", lower(topology.activemq().runtime()))
                            .leaf("archive", topology.activemq().archive())
                            .leaf("sha512", topology.activemq().sha512()));
            topology.zookeeper()
                    .ifPresent(zookeeper -> xml.element("zookeeper", () -> xml.leaf("version", zookeeper.version())));
            xml.list("hosts", topology.hosts(), host -> write(host, xml));
            xml.list("ensembles", topology.ensembles(), ensemble -> write(ensemble, xml));
            xml.list("groups", topology.groups(), group -> write(group, xml));
            xml.list("networkConnectors", topology.networkConnectors(), connector -> write(connector, xml));
            xml.list("clients", topology.clients(), client -> write(client, xml));
        });
        return xml.toString();
    }

    private static void write(Host host, XmlText xml) {
        xml.element("host", () -> xml.leaf("id", host.id())
                .leaf("address", host.address())
                .leaf("failureDomain", host.failureDomain()));
    }

    private static void write(Ensemble ensemble, XmlText xml) {
        xml.element("ensemble", () -> {
            xml.leaf("id", ensemble.id());
            if (ensemble.isExternal()) {
                xml.leaf("connectString", ensemble.connectString());
                return;
            }
            xml.leaf("tickTime", ensemble.tickTime())
                    .leaf("initLimit", ensemble.initLimit())
                    .leaf("syncLimit", ensemble.syncLimit())
                    .list("servers", ensemble.servers(), server -> write(server, xml));
        });
    }

    private static void write(Server server, XmlText xml) {
        xml.element("server", () -> {
            xml.leaf("id", server.id()).leaf("host", server.host()).leaf("myid", server.myid());
            write(server.ports(), xml);
            xml.leaf("dataDir", server.dataDir()).leaf("dataLogDir", server.dataLogDir());
        });
    }

    private static void write(Ports ports, XmlText xml) {
        xml.element("ports", () -> {
            for (PortKind kind : PortKind.values()) {
                ports.of(kind).ifPresent(port -> xml.leaf(kind.element(), port));
            }
        });
    }

    private static void write(Group group, XmlText xml) {
        xml.element("group", () -> {
            xml.leaf("id", group.id()).leaf("brokerName", group.brokerName());
            xml.list("brokers", group.brokers(), broker -> write(broker, group.store(), xml));
            xml.list("transportConnectors", group.transportConnectors(), connector -> write(connector, xml));
            xml.elementOrEmpty(group.store().element(), () -> group.store().as(new Words(xml)));
            write(group.tuning(), xml);
            write(group.security(), xml);
            xml.list("fragments", group.fragments(), fragment -> xml.leaf("fragment", fragment));
        });
    }

    private static void write(Broker broker, Store store, XmlText xml) {
        xml.element("broker", () -> {
            xml.leaf("id", broker.id()).leaf("host", broker.host()).leaf("brokerName", broker.brokerName());
            if (store instanceof Store.ReplicatedLevelDb) {
                xml.leaf("hostname", broker.hostname());
            }
            write(broker.ports(), xml);
            xml.leaf("heap", broker.heap());
            if (store instanceof Store.Jdbc) {
                xml.leaf("leaseHolderId", broker.leaseHolderId());
            }
        });
    }

    private static void write(TransportConnector connector, XmlText xml) {
        xml.element("transportConnector", () -> {
            xml.leaf("protocol", connector.protocol().element()).leaf("scheme", connector.scheme());
            connector.attributes().forEach(xml::leaf);
            writeOptions(connector.options(), xml);
        });
    }

    /** Writes the words of a store. */
    private record Words(XmlText xml) implements Store.Cases<XmlText> {

        @Override
        public XmlText kahaDb(Store.KahaDb store) {
            return xml.leaf("directory", store.directory());
        }

        @Override
        public XmlText sharedFileSystem(Store.SharedFileSystem store) {
            return xml.leaf("directory", store.directory())
                    .leaf("lockAcquireSleepInterval", store.lockAcquireSleepInterval())
                    .leaf("lockKeepAlivePeriod", store.lockKeepAlivePeriod());
        }

        @Override
        public XmlText jdbc(Store.Jdbc store) {
            return xml.leaf("url", store.url())
                    .leaf("driverClass", store.driverClass())
                    .leaf("driver", store.driver())
                    .leaf("username", store.username())
                    .leaf("password", store.password())
                    .leaf("tablePrefix", store.tablePrefix())
                    .leaf("lockAcquireSleepInterval", store.lockAcquireSleepInterval())
                    .leaf("lockKeepAlivePeriod", store.lockKeepAlivePeriod())
                    .element("local", () -> xml.leaf("url", store.localUrl()));
        }

        @Override
        public XmlText replicatedLevelDb(Store.ReplicatedLevelDb store) {
            return xml.leaf("ensemble", store.ensemble())
                    .leaf("zkPath", store.zkPath())
                    .leaf("sync", store.sync())
                    .leaf("replicas", store.replicas())
                    .leaf("zkSessionTimeout", store.zkSessionTimeout())
                    .leaf("zkPassword", store.zkPassword())
                    .leaf("weight", store.weight())
                    .leaf("securityToken", store.securityToken())
                    .leaf("directory", store.directory());
        }

        @Override
        public XmlText pureMasterSlave(Store.PureMasterSlave store) {
            return xml.leaf("shutdownOnMasterFailure", store.shutdownOnMasterFailure());
        }
    }

    private static void write(Tuning tuning, XmlText xml) {
        xml.element("systemUsage", () -> xml.leaf("memory", tuning.memory())
                .leaf("store", tuning.store())
                .leaf("temp", tuning.temp()));
        xml.list("destinationPolicies", tuning.destinationPolicies(), policy -> write(policy, xml));
        xml.list("jvmOptions", tuning.jvmOptions(), option -> xml.leaf("jvmOption", option));
    }

    private static void write(Security security, XmlText xml) {
        xml.element("authentication", () -> xml.list("users", security.users(), user -> write(user, xml)));
        security.sslContext()
                .ifPresent(context -> xml.element("sslContext", () -> xml.leaf("keyStore", context.keyStore())
                        .leaf("keyStorePassword", context.keyStorePassword())
                        .leaf("trustStore", context.trustStore())
                        .leaf("trustStorePassword", context.trustStorePassword())));
        security.console()
                .ifPresent(console -> xml.element("console", () -> {
                    xml.leaf("host", console.host());
                    xml.list("users", console.users(), user -> write(user, xml));
                }));
    }

    private static void write(User user, XmlText xml) {
        xml.element("user", () -> xml.leaf("username", user.username())
                .leaf("password", user.password())
                .leaf("groups", String.join(",", user.groups())));
    }

    private static void write(DestinationPolicy policy, XmlText xml) {
        xml.element("destinationPolicy", () -> xml.leaf(policy.topic() ? "topic" : "queue", policy.destination())
                .leaves(policy.attributes())
                .leaf("replayWhenNoConsumers", policy.replayWhenNoConsumers()));
    }

    private static void write(NetworkConnector connector, XmlText xml) {
        xml.element("networkConnector", () -> {
            xml.leaf("name", connector.name())
                    .leaf("from", connector.from())
                    .leaf("to", connector.to())
                    .leaf("uri", connector.uri())
                    .leaf("duplex", connector.duplex())
                    .leaf("discovery", lower(connector.discovery()))
                    .leaf("multicastGroup", connector.multicastGroup())
                    .leaves(connector.attributes());
            write("dynamicallyIncludedDestinations", connector.dynamicallyIncludedDestinations(), xml);
            write("excludedDestinations", connector.excludedDestinations(), xml);
            write("staticallyIncludedDestinations", connector.staticallyIncludedDestinations(), xml);
            writeOptions(connector.options(), xml);
        });
    }

    private static void write(String name, List<Destination> destinations, XmlText xml) {
        xml.list(
                name,
                destinations,
                destination -> xml.leaf(destination.topic() ? "topic" : "queue", destination.physicalName()));
    }

    private static void write(Client client, XmlText xml) {
        xml.element("client", () -> {
            xml.leaf("id", client.id()).leaf("groups", String.join(",", client.groups()));
            client.traffic().ifPresent(traffic -> {
                write("produces", traffic.produces(), xml);
                xml.list("consumes", traffic.consumes(), consumed -> write(consumed, xml));
            });
            writeOptions(client.options(), xml);
            xml.leaf("useAsyncSend", client.useAsyncSend())
                    .leaf("alwaysSessionAsync", client.alwaysSessionAsync())
                    .leaf("useDedicatedTaskRunner", client.useDedicatedTaskRunner())
                    .leaf("transactedIndividualAck", client.transactedIndividualAck())
                    .leaf("examples", client.examples())
                    .leaf("userName", client.userName())
                    .leaf("password", client.password());
        });
    }

    private static void write(Consumed consumed, XmlText xml) {
        String word =
                switch (consumed.kind()) {
                    case QUEUE -> "queue";
                    case TOPIC -> "topic";
                    case DURABLE_TOPIC -> "durableTopic";
                    case REPLIES -> "repliesTo";
                };
        xml.leaf(word, consumed.physicalName());
    }

    private static void writeOptions(Map<String, String> options, XmlText xml) {
        xml.element("options", () -> xml.leaves(options));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
