package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The element {@code zookeeper}. */
@XmlType(
        name = "zookeeper",
        propOrder = {})
@Meaning("The ZooKeeper servers' release.")
public final class ZooKeeperDeclaration {

    @Meaning("The release, for example 3.9.5.")
    @XmlElement(required = true)
    public String version;
}
