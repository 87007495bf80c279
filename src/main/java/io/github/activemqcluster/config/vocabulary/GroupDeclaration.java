package io.github.activemqcluster.config.vocabulary;

import io.github.activemqcluster.config.Limits;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The element {@code group}. */
@XmlType(
        name = "group",
        propOrder = {})
@Meaning(
        "Brokers that share one store, so that one can take over from another; or a single broker. It names exactly one store.")
@OneOf(
        value = {"kahaDB", "sharedFileSystem", "jdbc", "replicatedLevelDB", "pureMasterSlave"},
        required = true,
        rule = "one-store")
@OneOf({"size", "brokers"})
@OneOf({"protocols", "transportConnectors"})
public final class GroupDeclaration extends BrokerSettings {

    @Meaning("The name that connectors and clients refer to.")
    @XmlElement(required = true)
    public String id;

    @Meaning("The name of its brokers; the id unless given.")
    public String brokerName;

    @Meaning("The number of brokers, which are named and placed one after the other.")
    @Bounds(min = 1, max = Limits.INSTANCES)
    public Integer size;

    @Meaning("The brokers, one by one, instead of size.")
    @XmlElementWrapper
    @XmlElement(name = "broker")
    public List<BrokerDeclaration> brokers;

    @Meaning("What the brokers listen with, by comma: openwire, amqp, stomp, mqtt, ws; openwire unless given.")
    @NameList(ProtocolChoice.class)
    public String protocols;

    @Meaning("What the brokers listen with, in detail, instead of protocols.")
    @XmlElementWrapper
    @XmlElement(name = "transportConnector")
    public List<TransportConnectorDeclaration> transportConnectors;

    @Meaning("A single broker's own files.")
    public KahaDbDeclaration kahaDB;

    @Meaning("KahaDB on a directory that all brokers reach; its file lock elects the master.")
    public SharedFileSystemDeclaration sharedFileSystem;

    @Meaning("A database; a lease in one of its tables elects the master.")
    public JdbcDeclaration jdbc;

    @Meaning("LevelDB on every broker, replicated by the master, which ZooKeeper elects.")
    public ReplicatedLevelDbDeclaration replicatedLevelDB;

    @Meaning("The first broker is the master, the second its slave.")
    public PureMasterSlaveDeclaration pureMasterSlave;

    /** The given store; the first if the user gave several. */
    public Optional<StoreDeclaration> store() {
        return Stream.<StoreDeclaration>of(kahaDB, sharedFileSystem, jdbc, replicatedLevelDB, pureMasterSlave)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
