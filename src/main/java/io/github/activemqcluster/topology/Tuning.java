package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The limits of a group's brokers, and the policies of their destinations.
 *
 * @param memory limit of {@code systemUsage}, in ActiveMQ's notation ({@code 64 mb}, {@code 1 gb})
 * @param store limit of {@code systemUsage} for the persistent store; absent means the share of the file system by
 *     {@link DiskShares}
 * @param temp limit of {@code systemUsage} for non-persistent messages on disk; absent means its share of the file
 *     system, by {@link DiskShares}
 * @param jvmOptions further options for the brokers' JVM, in order
 */
public record Tuning(
        Optional<String> memory,
        Optional<String> store,
        Optional<String> temp,
        List<DestinationPolicy> destinationPolicies,
        List<String> jvmOptions) {

    public Tuning {
        destinationPolicies = List.copyOf(destinationPolicies);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /**
     * A {@code policyEntry}.
     *
     * @param topic whether {@code destination} is the name or wildcard of topics, otherwise of queues
     * @param attributes under ActiveMQ's names, in the order given
     * @param replayWhenNoConsumers whether messages go back over the network once their consumer has moved
     */
    public record DestinationPolicy(
            Place where,
            boolean topic,
            String destination,
            Map<String, String> attributes,
            boolean replayWhenNoConsumers) {

        public DestinationPolicy {
            attributes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
        }
    }
}
