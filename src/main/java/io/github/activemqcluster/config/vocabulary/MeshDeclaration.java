package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The element {@code mesh}. */
@XmlType(
        name = "mesh",
        propOrder = {})
@Meaning("Groups of which each is joined to each other by one duplex connector.")
public final class MeshDeclaration {

    @Meaning("The ids of the groups, by comma.")
    @NameList
    @XmlElement(required = true)
    public String groups;
}
