package io.github.activemqcluster.cluster.state;

/**
 * One end of a network bridge that is up.
 *
 * @param connector the name of the network connector that made it; at the other end of a duplex one, a number of the
 *     broker's own
 * @param createdByDuplex whether this is the other end of a duplex connector
 * @param remoteBrokerName the name of the broker that it leads to
 * @param remoteAddress the address that it leads to
 */
public record Bridge(String connector, boolean createdByDuplex, String remoteBrokerName, String remoteAddress) {}
