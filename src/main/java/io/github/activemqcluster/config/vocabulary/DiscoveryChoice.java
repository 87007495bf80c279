package io.github.activemqcluster.config.vocabulary;

import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import jakarta.xml.bind.annotation.XmlEnum;
import jakarta.xml.bind.annotation.XmlEnumValue;
import jakarta.xml.bind.annotation.XmlType;

/** The words for the discovery of a network connector's other side. */
@XmlEnum
@XmlType(name = "discovery")
public enum DiscoveryChoice {
    @XmlEnumValue("static")
    STATIC(Discovery.STATIC),
    @XmlEnumValue("masterslave")
    MASTERSLAVE(Discovery.MASTERSLAVE),
    @XmlEnumValue("multicast")
    MULTICAST(Discovery.MULTICAST);

    private final Discovery discovery;

    DiscoveryChoice(Discovery discovery) {
        this.discovery = discovery;
    }

    public Discovery discovery() {
        return discovery;
    }
}
