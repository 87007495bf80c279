package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The element {@code transportConnector}. */
@XmlType(
        name = "transportConnector",
        propOrder = {})
@Meaning("What a broker listens with; what it tells its clients of other brokers, under ActiveMQ's names.")
public final class TransportConnectorDeclaration extends ClusterClientAttributes {

    @Meaning("The protocol.")
    @XmlElement(required = true)
    public ProtocolChoice protocol;

    @Meaning("The URI's scheme, for example nio or ssl; the protocol's plain one unless given.")
    @Formed(Form.SCHEME)
    public String scheme;

    @Meaning("The URI's own options.")
    public OptionsDeclaration options;
}
