package io.github.activemqcluster.rule.placement;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Machines;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code zookeeper-apart-from-brokers}: no failure domain has both a ZooKeeper server and a broker. */
public final class ZooKeeperIsApartFromBrokers implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        var machines = new Machines(topology);
        Map<String, List<Server>> servers = new LinkedHashMap<>();
        for (Server server : topology.servers()) {
            machines.host(server.host()).map(Host::failureDomain).ifPresent(domain -> servers.computeIfAbsent(
                            domain, unused -> new ArrayList<>())
                    .add(server));
        }
        Map<String, List<Broker>> brokers = new LinkedHashMap<>();
        for (Broker broker : topology.brokers()) {
            machines.host(broker.host()).map(Host::failureDomain).ifPresent(domain -> brokers.computeIfAbsent(
                            domain, unused -> new ArrayList<>())
                    .add(broker));
        }
        servers.forEach((domain, inDomain) -> {
            if (brokers.containsKey(domain)) {
                findings.warning(
                        inDomain.get(0).where().child("host"),
                        "failure domain " + Wording.quote(domain) + " has both ZooKeeper servers ("
                                + Wording.quoteAll(
                                        inDomain.stream().map(Server::id).toList()) + ") and brokers ("
                                + Wording.quoteAll(brokers.get(domain).stream()
                                        .map(Broker::id)
                                        .toList())
                                + ")",
                        "Put the servers on hosts of their own: what takes a master down takes down a part of those"
                                + " that are to elect the next one.");
            }
        });
    }
}
