package io.github.activemqcluster.config.vocabulary;

import io.github.activemqcluster.topology.PortKind;
import jakarta.xml.bind.annotation.XmlType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The element {@code ports} of {@code server}. */
@XmlType(
        name = "serverPorts",
        propOrder = {})
@Meaning("The ports of a ZooKeeper server.")
public final class ServerPortsDeclaration {

    @Meaning("For clients; planned from 2181 unless given.")
    public Integer client;

    @Meaning("For followers; planned from 2888 unless given.")
    public Integer peer;

    @Meaning("For the leader's election; planned from 3888 unless given.")
    public Integer election;

    @Meaning("For the admin server, which is off unless this is given.")
    public Integer admin;

    /** The ports that were given. */
    public Map<PortKind, Integer> given() {
        var given = new EnumMap<PortKind, Integer>(PortKind.class);
        given.put(PortKind.CLIENT, client);
        given.put(PortKind.PEER, peer);
        given.put(PortKind.ELECTION, election);
        given.put(PortKind.ADMIN, admin);
        given.values().removeIf(Objects::isNull);
        return given;
    }
}
