package io.github.activemqcluster.rule.zookeeper;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.Server;
import io.github.activemqcluster.topology.Topology;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code myid-valid}: each server's myid is 1 to 255, and unique in the ensemble.
 *
 * <p>Source: ZooKeeper administrator's guide, "myid".
 */
public final class MyidsAreValid implements Rule {

    private static final int HIGHEST = 255;

    @Override
    public void check(Topology topology, Findings findings) {
        for (Ensemble ensemble : topology.ensembles()) {
            Map<Integer, Server> taken = new HashMap<>();
            for (Server server : ensemble.servers()) {
                Place where = server.where().child("myid");
                Server first = taken.putIfAbsent(server.myid(), server);
                if (server.myid() < 1 || server.myid() > HIGHEST) {
                    findings.error(
                            where,
                            server.myid() + " is not a myid",
                            "Give one from 1 to " + HIGHEST + ", or leave it out.");
                } else if (first != null) {
                    findings.error(
                            where,
                            server.myid() + " is already the myid of server " + Wording.quote(first.id())
                                    + " in ensemble " + Wording.quote(ensemble.id()),
                            "Give each server of the ensemble its own, or leave it out: the servers know each other by"
                                    + " it.");
                }
            }
        }
    }
}
