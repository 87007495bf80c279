package io.github.activemqcluster.config;

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
final class DestinationPolicyDeclaration extends PolicyAttributes {

    @Meaning("A queue, or a wildcard such as ORDERS.>.")
    String queue;

    @Meaning("A topic, or a wildcard such as PRICES.>.")
    String topic;

    @Meaning("Whether messages whose consumer has moved go back over the network; false unless given.")
    Boolean replayWhenNoConsumers;
}
