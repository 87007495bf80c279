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
public final class TopologyDeclaration {

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

    @Meaning("What the brokers may use; for every group that has none of its own.")
    public SystemUsageDeclaration systemUsage;

    @Meaning("How destinations behave; for every group that has none of its own.")
    @XmlElementWrapper
    @XmlElement(name = "destinationPolicy")
    public List<DestinationPolicyDeclaration> destinationPolicies;

    @Meaning("The maximum heap of each broker's JVM; 512m unless given.")
    @Formed(Form.HEAP)
    public String heap;

    @Meaning("Further options of the brokers' JVM, in order; for every group that has none of its own.")
    @XmlElementWrapper
    @XmlElement(name = "jvmOption")
    public List<String> jvmOptions;

    @Meaning(
            "XML files that are put inside <broker>, for what has no word here; for every group that has none of its own.")
    @XmlElementWrapper
    @XmlElement(name = "fragment")
    public List<String> fragments;

    @Meaning("Who may connect; for every group that has none of its own.")
    public AuthenticationDeclaration authentication;

    @Meaning("Keys and certificates; for every group that has none of its own.")
    public SslContextDeclaration sslContext;

    @Meaning("The web console; for every group that has none of its own.")
    public ConsoleDeclaration console;
}
