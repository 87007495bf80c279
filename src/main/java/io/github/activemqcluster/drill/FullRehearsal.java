package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.Instance;
import io.github.activemqcluster.cluster.RunningCluster;
import io.github.activemqcluster.cluster.Usage;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In each round, the store of each group is filled until its producer has to wait, the master is killed, all brokers are restarted,
 * and what is in the store is consumed: whatever was acknowledged must be there.
 *
 * <p>The brokers are restarted for it with a limit that lets a store grow by some 34 MB at most, and once more afterwards as they
 * were, so that there is room again.
 */
final class FullRehearsal implements Rehearsal {

    @Override
    public void play(Stage stage, Map<String, Subject> subjects) throws MachineException {
        List<Group> groups =
                stage.groups().stream().filter(group -> hasFiles(stage, group)).toList();
        for (int round = 0; round < stage.plan().rounds() && !groups.isEmpty(); round++) {
            List<Filler> fillers = new ArrayList<>();
            try {
                fillAndKill(stage, groups, subjects, fillers, round);
                stage.await(
                        stage.plan().whole(),
                        () -> fillers.stream().allMatch(Filler::isDone),
                        () -> "the last sends, now that there is room again");
            } finally {
                fillers.forEach(Party::end);
                for (Filler filler : fillers) {
                    filler.close();
                }
            }
            Map<String, List<Receiver>> queues = new LinkedHashMap<>();
            fillers.forEach(filler ->
                    queues.put(filler.queue(), List.of(stage.clients().receiver(filler.access(), filler.queue()))));
            new Queues(stage).drain(queues);
        }
    }

    private static boolean hasFiles(Stage stage, Group group) {
        if (group.store() instanceof Store.Jdbc) {
            stage.note("group '" + group.id() + "' was not filled: its store is a database, which has its own limit");
            return false;
        }
        if (group.store() instanceof Store.ReplicatedLevelDb) {
            stage.note("group '" + group.id() + "' was not filled: how full a replicatedLevelDB store is, its broker"
                    + " tells of whole logs of 100 MB only");
            return false;
        }
        return true;
    }

    private static void fillAndKill(
            Stage stage, List<Group> groups, Map<String, Subject> subjects, List<Filler> fillers, int round)
            throws MachineException {
        RunningCluster own = stage.cluster();
        Set<String> ids = groups.stream().map(Group::id).collect(Collectors.toSet());
        try (SmallStores small = SmallStores.of(own, ids, () -> stage.restartBrokers(own, "as they were"))) {
            stage.restartBrokers(own.with(SmallStores.ENVIRONMENT), "with a small limit for their stores");
            for (Group group : groups) {
                if (own.of(group.id()).stream().allMatch(small::limits)) {
                    fillers.add(fill(stage, group, subjects, round));
                } else {
                    stage.note(
                            "group '" + group.id() + "' was not filled: its configuration has no limit for its store");
                }
            }
        }
    }

    private static Filler fill(Stage stage, Group group, Map<String, Subject> subjects, int round)
            throws MachineException {
        String queue = stage.clients().queue("full." + group.id() + "." + round);
        Filler filler = stage.filler(group, queue);
        subjects.put(queue, Subject.of(filler.access(), "a full store of " + group.id()));
        filler.start();
        try {
            Instance master =
                    stage.cluster().awaitMaster(group.id(), stage.plan().whole());
            stage.await(
                    stage.plan().whole(),
                    () -> filler.waits()
                            && stage.usage(master).filter(Usage::isStoreFull).isPresent(),
                    () -> "the store of " + group.id() + " to be full");
            stage.say(master.id() + ": its store is full, and a send waits, after "
                    + stage.history().acknowledged(queue) + " messages");
            stage.kill(master);
            if (group.brokers().size() > 1) {
                stage.awaitSuccessor(master, stage.takeover(group), "kill");
            }
            filler.enough();
            return filler;
        } catch (MachineException e) {
            try (filler) {
                throw e;
            }
        }
    }
}
