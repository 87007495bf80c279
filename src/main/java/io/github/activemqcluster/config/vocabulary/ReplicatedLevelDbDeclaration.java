package io.github.activemqcluster.config.vocabulary;

import io.github.activemqcluster.config.Limits;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The element {@code replicatedLevelDB}. */
@XmlType(
        name = "replicatedLevelDB",
        propOrder = {})
@Meaning("LevelDB on every broker, replicated by the master.")
public final class ReplicatedLevelDbDeclaration implements StoreDeclaration {

    @Meaning("The id of the ensemble that elects the master.")
    @XmlElement(required = true)
    public String ensemble;

    @Meaning("The node below which the members register; /activemq/leveldb-stores/ and the group's id unless given.")
    public String zkPath;

    @Meaning("When a message counts as stored; quorum_disk unless given.")
    public String sync;

    @Meaning("How many members there are; the number of the group's brokers unless given.")
    @Bounds(min = 1, max = Limits.INSTANCES)
    public Integer replicas;

    @Meaning("Milliseconds without a word after which a member counts as dead; 2000 unless given.")
    @Bounds(min = 1)
    public Long zkSessionTimeout;

    @Meaning("The password for the ensemble.")
    public String zkPassword;

    @Meaning("The member with the highest wins an election between equals; 1 unless given.")
    @Bounds(min = 0)
    public Integer weight;

    @Meaning("What the members show each other.")
    public String securityToken;

    @Meaning("Where each broker keeps its files; the instance's own data folder unless given.")
    public String directory;

    @Override
    public <R> R as(Cases<R> cases) {
        return cases.replicatedLevelDb(this);
    }
}
