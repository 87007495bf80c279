package io.github.activemqcluster.goal;

import io.github.activemqcluster.render.FailoverUrl;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Ports;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Topology;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Maven properties that later plugins of the same build find: {@code activemq-cluster.client.<id>.url}, and {@code
 * activemq-cluster.instance.<id>.ports.<kind>}.
 */
final class BuildProperties {

    private final Map<String, String> urls = new LinkedHashMap<>();
    private final Map<String, String> all = new LinkedHashMap<>();

    BuildProperties(Topology topology) {
        for (Client client : topology.clients()) {
            String url = FailoverUrl.of(topology, client).toString();
            urls.put(client.id(), url);
            all.put("activemq-cluster.client." + client.id() + ".url", url);
        }
        for (Broker broker : topology.brokers()) {
            add(broker.id(), broker.ports());
        }
        for (Server server : topology.servers()) {
            add(server.id(), server.ports());
        }
    }

    private void add(String instance, Ports ports) {
        ports.byKind()
                .forEach((kind, port) -> all.put(
                        "activemq-cluster.instance." + instance + ".ports." + kind.element(), Integer.toString(port)));
    }

    /** Each client's failover URL by its id. */
    Map<String, String> clientUrls() {
        return urls;
    }

    Map<String, String> all() {
        return all;
    }
}
