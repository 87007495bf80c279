package io.github.activemqcluster.rule.zookeeper;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store.ReplicatedLevelDb;
import io.github.activemqcluster.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code zk-path-absolute}: {@code zkPath} starts with {@code /}, is not {@code /} itself, and is a path that ZooKeeper
 * accepts.
 *
 * <p>Source: ZooKeeper's {@code PathUtils.validatePath}; {@code /zookeeper} is ZooKeeper's own.
 */
public final class ZkPathIsAbsolute implements Rule {

    @Override
    public void check(Topology topology, Findings findings) {
        for (Group group : topology.groups()) {
            if (group.store() instanceof ReplicatedLevelDb store) {
                faultOf(store.zkPath())
                        .ifPresent(fault -> findings.error(
                                store.where().child("zkPath"),
                                Wording.quote(store.zkPath()) + " " + fault,
                                "Give a path such as /activemq/leveldb-stores/orders: it is a node in ZooKeeper, not a"
                                        + " folder on disk."));
            }
        }
    }

    private static Optional<String> faultOf(String path) {
        if (!path.startsWith("/")) {
            return Optional.of("does not start with '/'");
        }
        if (path.equals("/")) {
            return Optional.of("is the root, below which every user of the ensemble has its nodes");
        }
        if (path.endsWith("/")) {
            return Optional.of("ends with '/'");
        }
        List<String> nodes = Arrays.asList(path.substring(1).split("/", -1));
        if (nodes.contains("")) {
            return Optional.of("has a node without a name");
        }
        if (nodes.contains(".") || nodes.contains("..")) {
            return Optional.of("has '.' or '..' for a node, which ZooKeeper does not resolve");
        }
        if (nodes.get(0).equals("zookeeper")) {
            return Optional.of("is below /zookeeper, which is ZooKeeper's own");
        }
        if (path.codePoints().anyMatch(ZkPathIsAbsolute::isRefused)) {
            return Optional.of("has a character that ZooKeeper refuses");
        }
        return Optional.empty();
    }

    private static boolean isRefused(int character) {
        return Character.isISOControl(character)
                || (character >= 0xd800 && character <= 0xf8ff)
                || (character >= 0xfff0 && character <= 0xffff);
    }
}
