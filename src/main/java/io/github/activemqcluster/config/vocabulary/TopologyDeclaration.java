package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;

/** The element {@code topology}. */
@XmlRootElement(name = "topology")
@XmlType(
        name = "topology",
        propOrder = {})
@Meaning("A cluster of ActiveMQ brokers and what they need.")
@InheritedMeaning("for every group that has none of its own")
public final class TopologyDeclaration extends BrokerSettings {

    @Meaning("What the cluster is called; the project's artifactId unless given.")
    public String name;

    @Meaning("The brokers' release.")
    @XmlElement(required = true)
    public ActiveMqDeclaration activemq;

    @Meaning("The release of the ZooKeeper servers that are started here.")
    public ZooKeeperDeclaration zookeeper;

    @Meaning("The machines; one, localhost, unless given.")
    @XmlElementWrapper
    @XmlElement(name = "host")
    public List<HostDeclaration> hosts;

    @Meaning("ZooKeeper ensembles, for replicatedLevelDB.")
    @XmlElementWrapper
    @XmlElement(name = "ensemble")
    public List<EnsembleDeclaration> ensembles;

    @Meaning("The groups of brokers.")
    @XmlElementWrapper(required = true)
    @XmlElement(name = "group")
    public List<GroupDeclaration> groups;

    @Meaning("Which groups forward messages to which.")
    @XmlElementWrapper
    @XmlElement(name = "networkConnector")
    public List<NetworkConnectorDeclaration> networkConnectors;

    @Meaning("Groups that are all joined to each other.")
    @XmlElementWrapper
    @XmlElement(name = "mesh")
    public List<MeshDeclaration> meshes;

    @Meaning("The applications that connect.")
    @XmlElementWrapper
    @XmlElement(name = "client")
    public List<ClientDeclaration> clients;
}
