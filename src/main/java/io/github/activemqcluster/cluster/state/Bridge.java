package io.github.activemqcluster.cluster.state;

/**
 * One end of a network bridge that is up.
 *
 * @param connector the name of the network connector that made the bridge; at the other end of a duplex connector, a
 *     number that the broker makes
 * @param createdByDuplex whether this is the other end of a duplex connector
 * @param remoteBrokerName the name of the broker at the other end
 * @param remoteAddress the address of the other end
 */
public record Bridge(String connector, boolean createdByDuplex, String remoteBrokerName, String remoteAddress) {}
