package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;

/** The element {@code ports} of {@code server}. */
@XmlType(
        name = "serverPorts",
        propOrder = {})
@Meaning("The ports of a ZooKeeper server.")
public final class ServerPortsDeclaration extends PortsDeclaration {

    @Meaning("For clients; planned from 2181 unless given.")
    public Integer client;

    @Meaning("For followers; planned from 2888 unless given.")
    public Integer peer;

    @Meaning("For the leader's election; planned from 3888 unless given.")
    public Integer election;

    @Meaning("For the admin server, which is off unless this is given.")
    public Integer admin;
}
