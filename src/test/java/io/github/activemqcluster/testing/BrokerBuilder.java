package io.github.activemqcluster.testing;

import java.util.Optional;

/** A broker. */
public final class BrokerBuilder extends InstanceBuilder<BrokerBuilder> {
    Optional<String> brokerName = Optional.empty();
    Optional<String> hostname = Optional.empty();
    String heap = "512m";
    Optional<String> leaseHolderId = Optional.empty();

    BrokerBuilder(String id) {
        super(id);
    }

    @Override
    BrokerBuilder self() {
        return this;
    }

    public BrokerBuilder brokerName(String value) {
        brokerName = Optional.of(value);
        return this;
    }

    public BrokerBuilder hostname(String value) {
        hostname = Optional.of(value);
        return this;
    }

    public BrokerBuilder leaseHolderId(String value) {
        leaseHolderId = Optional.of(value);
        return this;
    }

    public BrokerBuilder heap(String value) {
        heap = value;
        return this;
    }
}
