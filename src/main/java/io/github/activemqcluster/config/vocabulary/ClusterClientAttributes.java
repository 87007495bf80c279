package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlTransient;

/**
 * The attributes of ActiveMQ's {@code transportConnector} by which a broker tells its clients of the other brokers in
 * its network, from {@code activemq.xsd} of 5.7.0, 5.10.0, 5.16.7, 5.18.3 and 6.3.1.
 */
@XmlTransient
public abstract class ClusterClientAttributes {

    @Meaning("Whether clients move to another broker of the network when it joins, until they are spread over all.")
    public Boolean rebalanceClusterClients;

    @Meaning("Whether clients are told of the brokers that are in the network with theirs, and go to those too.")
    public Boolean updateClusterClients;

    @Meaning("Whether they are told as well when a broker leaves the network.")
    public Boolean updateClusterClientsOnRemove;

    @Meaning("The names of the brokers that they are told of: regular expressions, by comma.")
    public String updateClusterFilter;
}
