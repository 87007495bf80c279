package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;

/** The element {@code destinationPolicy}. */
@XmlType(
        name = "destinationPolicy",
        propOrder = {})
@Meaning(
        "How the destinations behave that its name or wildcard matches; exactly one of queue and topic, the rest under ActiveMQ's names.")
@OneOf(
        value = {"queue", "topic"},
        required = true)
public final class DestinationPolicyDeclaration extends PolicyAttributes {

    @Meaning("A queue, or a wildcard such as ORDERS.>.")
    public String queue;

    @Meaning("A topic, or a wildcard such as PRICES.>.")
    public String topic;

    @Meaning("Whether messages whose consumer has moved go back over the network; false unless given.")
    public Boolean replayWhenNoConsumers;
}
