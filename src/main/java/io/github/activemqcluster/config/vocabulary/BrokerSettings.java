package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlTransient;
import java.util.List;

/** The settings of the brokers of one group. In the topology they are the defaults for all groups. */
@XmlTransient
public abstract class BrokerSettings {

    @Meaning("What the brokers may use.")
    public SystemUsageDeclaration systemUsage;

    @Meaning("How destinations behave.")
    @XmlElementWrapper
    @XmlElement(name = "destinationPolicy")
    public List<DestinationPolicyDeclaration> destinationPolicies;

    @Meaning("The maximum heap of each broker's JVM; 512m unless given.")
    @Formed(Form.HEAP)
    public String heap;

    @Meaning("Further options of the brokers' JVM, in order.")
    @XmlElementWrapper
    @XmlElement(name = "jvmOption")
    public List<String> jvmOptions;

    @Meaning("XML files that are put inside <broker>, for what has no word here.")
    @XmlElementWrapper
    @XmlElement(name = "fragment")
    public List<String> fragments;

    @Meaning("Who may connect; everybody unless given.")
    public AuthenticationDeclaration authentication;

    @Meaning("Keys and certificates.")
    public SslContextDeclaration sslContext;

    @Meaning("The web console.")
    public ConsoleDeclaration console;
}
