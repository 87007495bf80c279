package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;

/** The element {@code broker}. */
@XmlType(
        name = "broker",
        propOrder = {})
@Meaning("A broker.")
@MayBeEmpty
public final class BrokerDeclaration {

    @Meaning("Its name, and that of its folder; the group's id and a number unless given.")
    public String id;

    @Meaning("The id of its host; the next one in turn unless given.")
    public String host;

    @Meaning("Its broker name, only to differ from its group's.")
    public String brokerName;

    @Meaning(
            "The name that the other members of a replicatedLevelDB group connect to; its host's address unless given.")
    public String hostname;

    @Meaning("Its ports; those that are not given are planned.")
    public BrokerPortsDeclaration ports;

    @Meaning("The maximum heap of its JVM; its group's unless given.")
    @Formed(Form.HEAP)
    public String heap;

    @Meaning("Under what name it holds the lease of a jdbc store; its id unless given.")
    public String leaseHolderId;
}
