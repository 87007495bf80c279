package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.Instance;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In each round, the master of each group is cut off in mid-stream from whatever decides that it is the master, and from all other
 * instances, but not from its clients; and the links are made whole again once another has taken over. Nobody consumes
 * meanwhile: a message that its producer holds for stored must be there afterwards, although the master alone has seen it.
 *
 * <p>The brokers are restarted for it, so that their links lead through proxies, and once more afterwards.
 */
final class PartitionRehearsal implements Rehearsal {

    private static final Duration MORE = Duration.ofSeconds(3);

    @Override
    public void play(Stage stage, Map<String, Subject> subjects) throws MachineException {
        List<Group> groups =
                stage.groups().stream().filter(group -> hasALink(stage, group)).toList();
        if (groups.isEmpty()) {
            return;
        }
        try (Rerouted rerouted = stage.reroute()) {
            Detour detour = rerouted.detour();
            try (Company company = Company.busy(stage, "partition", subjects)) {
                for (int round = 0; round < stage.plan().rounds(); round++) {
                    for (Group group : groups) {
                        cut(stage, company, detour, group);
                    }
                }
                company.finish();
            }
        }
    }

    /** What holds a file's lock is the operating system or the file server, and no instance that it could be cut off from. */
    private static boolean hasALink(Stage stage, Group group) {
        if (group.brokers().size() < 2) {
            stage.note("group '" + group.id() + "' has a single broker, which nothing can take over from");
            return false;
        }
        if (group.store() instanceof Store.SharedFileSystem) {
            stage.note("group '" + group.id()
                    + "' was not cut: its lock is on a file, by design, and its brokers have no link between them");
            return false;
        }
        return true;
    }

    /** Which of the master's links stays, in words; empty where none does. */
    static Optional<String> notCut(Group group, Instance master, Detour detour) {
        if (!(group.store() instanceof Store.ReplicatedLevelDb) || detour.leadsSlavesTo(master)) {
            return Optional.empty();
        }
        return Optional.of(
                "the link between " + master.id() + " and its slaves stayed while it was cut off from all else: "
                        + (detour.canLeadSlaves()
                                ? "its configuration has a connectUrl of its own"
                                : "before 5.11, a member of a replicatedLevelDB group cannot be made to name a proxy (connectUrl)"));
    }

    private static void cut(Stage stage, Company company, Detour detour, Group group) throws MachineException {
        stage.waitAtRandom();
        Instance master = stage.cluster().awaitMaster(group.id(), stage.plan().whole());
        if (!detour.leadsTo(master)) {
            stage.note(master.id() + " was not cut: its configuration has no address of ZooKeeper or of its database");
            return;
        }
        notCut(group, master, detour).ifPresent(stage::note);
        company.strike(group.id(), () -> {
            stage.fault(master, "cut");
            detour.cut(master);
        });
        try {
            company.consumersLeave();
            stage.awaitSuccessor(master, stage.takeover(group), "cut");
            // Until that one has taken messages.
            stage.holds(MORE, () -> false);
        } finally {
            stage.fault(master, "heal");
            detour.heal();
        }
        stage.holds(MORE, () -> false);
        stage.makeWhole();
        company.consumersReturn();
        company.awaitProgress("messages after " + master.id() + " had been cut off");
    }
}
