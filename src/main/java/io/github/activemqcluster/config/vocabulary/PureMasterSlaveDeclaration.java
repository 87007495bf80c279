package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;

/** The element {@code pureMasterSlave}. */
@XmlType(
        name = "pureMasterSlave",
        propOrder = {})
@Meaning("The first broker is the master and forwards everything to the second.")
@MayBeEmpty
public final class PureMasterSlaveDeclaration implements StoreDeclaration {

    @Meaning("Whether the slave stops, instead of taking over, when its master dies; false unless given.")
    public Boolean shutdownOnMasterFailure;

    @Override
    public <R> R as(Cases<R> cases) {
        return cases.pureMasterSlave(this);
    }
}
