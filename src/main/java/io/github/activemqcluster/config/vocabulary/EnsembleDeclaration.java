package io.github.activemqcluster.config.vocabulary;

import io.github.activemqcluster.config.Limits;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;

/** The element {@code ensemble}. */
@XmlType(
        name = "ensemble",
        propOrder = {})
@Meaning("ZooKeeper servers that hold one tree of nodes; exactly one of size, servers and connectString.")
@OneOf(
        value = {"size", "servers", "connectString"},
        required = true)
public final class EnsembleDeclaration {

    @Meaning("The name that replicatedLevelDB refers to.")
    @XmlElement(required = true)
    public String id;

    @Meaning("The number of servers, which are named and placed one after the other.")
    @Bounds(min = 1, max = Limits.INSTANCES)
    public Integer size;

    @Meaning("The servers, one by one.")
    @XmlElementWrapper
    @XmlElement(name = "server")
    public List<ServerDeclaration> servers;

    @Meaning("Addresses of an ensemble that exists already, host:port,host:port.")
    public String connectString;

    @Meaning("Milliseconds of a tick; 2000 unless given.")
    @Bounds(min = 1)
    public Integer tickTime;

    @Meaning("Ticks that a server has to connect to its leader; 10 unless given.")
    @Bounds(min = 1)
    public Integer initLimit;

    @Meaning("Ticks that a server may lag behind its leader; 5 unless given.")
    @Bounds(min = 1)
    public Integer syncLimit;
}
