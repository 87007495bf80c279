package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The element {@code host}. */
@XmlType(
        name = "host",
        propOrder = {})
@Meaning("A machine.")
public final class HostDeclaration {

    @Meaning("The name that brokers and servers refer to.")
    @XmlElement(required = true)
    public String id;

    @Meaning("The name or IP address by which the others reach it; the id unless given.")
    public String address;

    @Meaning("The machine, rack or zone that fails as one; the host itself unless given.")
    public String failureDomain;
}
