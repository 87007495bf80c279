package io.github.activemqcluster.config;

import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Discovery;
import io.github.activemqcluster.topology.Store;
import java.util.List;

/** What the vocabulary has a word for, but cannot be rendered yet: it is refused by name, never ignored. */
final class NotYetSupported {

    private static final List<Class<? extends Store>> STORES = List.of(Store.Jdbc.class, Store.PureMasterSlave.class);
    private static final List<Discovery> DISCOVERIES = List.of(Discovery.MULTICAST);

    private final Problems problems;

    NotYetSupported(Problems problems) {
        this.problems = problems;
    }

    void check(List<Group> groups, List<NetworkConnector> connectors) {
        for (Group group : groups) {
            if (STORES.contains(group.store().getClass())) {
                refuse(
                        group.store().where(),
                        group.store().element(),
                        "Use kahaDB, sharedFileSystem or replicatedLevelDB.");
            }
        }
        for (NetworkConnector connector : connectors) {
            if (DISCOVERIES.contains(connector.discovery())) {
                refuse(
                        connector.where() + ".discovery",
                        "multicast",
                        "Use static or masterslave, and name the group in <to>.");
            }
        }
    }

    private void refuse(String where, String word, String mend) {
        problems.fatal(StrictReader.RULE, where, "'" + word + "' is not supported by this version of the plugin", mend);
    }
}
