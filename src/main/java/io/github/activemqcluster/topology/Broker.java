package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;

/**
 * A broker instance.
 *
 * @param group the id of its group
 * @param host the id of its host
 * @param heap the JVM's maximum heap, in the JVM's notation ({@code 512m})
 */
public record Broker(Place where, String id, String group, String host, Names names, Ports ports, String heap) {

    /**
     * The names of a broker.
     *
     * @param brokerName the group's broker name, unless the broker has its own
     * @param hostname the name that the other members of a replicatedLevelDB group connect to; the host's address
     *     unless given
     * @param leaseHolderId the name under which the broker holds the lease of a jdbc store; the broker's id unless
     *     given
     */
    public record Names(String brokerName, String hostname, String leaseHolderId) {}

    public String brokerName() {
        return names.brokerName();
    }

    public String hostname() {
        return names.hostname();
    }

    public String leaseHolderId() {
        return names.leaseHolderId();
    }
}
