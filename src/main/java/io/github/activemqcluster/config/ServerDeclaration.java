package io.github.activemqcluster.config;

import jakarta.xml.bind.annotation.XmlType;

/** The element {@code server}. */
@XmlType(
        name = "server",
        propOrder = {})
@Meaning("A ZooKeeper server.")
@MayBeEmpty
final class ServerDeclaration {

    @Meaning("Its name, and that of its folder; the ensemble's id and a number unless given.")
    String id;

    @Meaning("The id of its host; the next one in turn unless given.")
    String host;

    @Meaning("Its number in the ensemble, 1 to 255; counted from 1 unless given.")
    Integer myid;

    @Meaning("Its ports; those that are not given are planned.")
    ServerPortsDeclaration ports;

    @Meaning("Where snapshots go; the instance's own data folder unless given.")
    String dataDir;

    @Meaning("Where the transaction log goes; beside the snapshots unless given.")
    String dataLogDir;
}
