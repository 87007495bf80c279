package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The element {@code networkConnector}. */
@XmlType(
        name = "networkConnector",
        propOrder = {})
@Meaning(
        "Messages go from each broker of one group to the consumers of another; exactly one of to and uri, the rest under ActiveMQ's names.")
@OneOf({"to", "uri"})
public final class NetworkConnectorDeclaration extends BridgeAttributes {

    @Meaning("Its name; from and to unless given.")
    public String name;

    @Meaning("The group whose brokers connect, or several, by comma.")
    @NameList
    @XmlElement(required = true)
    public String from;

    @Meaning("The group that they connect to, or several, by comma.")
    @NameList
    public String to;

    @Meaning("A broker outside this topology, instead of to.")
    public String uri;

    @Meaning("Whether messages go both ways; false unless given.")
    public Boolean duplex;

    @Meaning("How the other side is found; masterslave for a group of several brokers, else static, unless given.")
    public DiscoveryChoice discovery;

    @Meaning("The multicast group, with multicast discovery; the topology's name unless given.")
    public String multicastGroup;

    @Meaning("The destinations that are bridged when a consumer asks for them; all unless given.")
    public DestinationsDeclaration dynamicallyIncludedDestinations;

    @Meaning("The destinations that are never bridged.")
    public DestinationsDeclaration excludedDestinations;

    @Meaning("The destinations that are always bridged.")
    public DestinationsDeclaration staticallyIncludedDestinations;

    @Meaning("The discovery URI's own options.")
    public OptionsDeclaration options;
}
