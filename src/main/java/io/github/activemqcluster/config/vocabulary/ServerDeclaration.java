package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;

/** The element {@code server}. */
@XmlType(
        name = "server",
        propOrder = {})
@Meaning("A ZooKeeper server.")
@MayBeEmpty
public final class ServerDeclaration {

    @Meaning("Its name, and that of its folder; the ensemble's id and a number unless given.")
    public String id;

    @Meaning("The id of its host; the next one in turn unless given.")
    public String host;

    @Meaning("Its number in the ensemble, 1 to 255; counted from 1 unless given.")
    public Integer myid;

    @Meaning("Its ports; those that are not given are planned.")
    public ServerPortsDeclaration ports;

    @Meaning("Where snapshots go; the instance's own data folder unless given.")
    public String dataDir;

    @Meaning("Where the transaction log goes; beside the snapshots unless given.")
    public String dataLogDir;
}
