package io.github.activemqcluster.conformance;

import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import java.util.List;
import java.util.Map;

/**
 * A rendered {@code activemq.xml}, and the settings that its broker must have.
 *
 * @param path relative to the output directory
 * @param neighbours the other files of its folder, by absolute path
 * @param systemProperties the properties that the instance's script sets
 */
record BrokerFile(
        Group group,
        Broker broker,
        String path,
        String xml,
        Map<String, String> neighbours,
        Map<String, String> systemProperties,
        List<Asked> asked) {}
