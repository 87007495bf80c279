package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.Usage;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Receiver;
import io.github.activemqcluster.drill.client.StoreFiller;
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
    public void play(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
        List<Group> groups = context.groups().stream()
                .filter(group -> hasFiles(context, group))
                .toList();
        for (int round = 0; round < context.plan().rounds() && !groups.isEmpty(); round++) {
            List<StoreFiller> fillers = new ArrayList<>();
            try {
                fillAndKill(context, groups, owners, fillers, round);
                context.await(
                        context.plan().whole(),
                        () -> fillers.stream().allMatch(StoreFiller::isDone),
                        () -> "the last sends, now that there is room again");
            } finally {
                fillers.forEach(ClientWorker::end);
                for (StoreFiller filler : fillers) {
                    filler.close();
                }
            }
            Map<String, List<Receiver>> queues = new LinkedHashMap<>();
            fillers.forEach(filler ->
                    queues.put(filler.queue(), List.of(context.clients().receiver(filler.access(), filler.queue()))));
            new QueueDrain(context).drain(queues);
        }
    }

    private static boolean hasFiles(RehearsalContext context, Group group) {
        if (group.store() instanceof Store.Jdbc) {
            context.note("group '" + group.id() + "' was not filled: its store is a database, which has its own limit");
            return false;
        }
        if (group.store() instanceof Store.ReplicatedLevelDb) {
            context.note("group '" + group.id() + "' was not filled: how full a replicatedLevelDB store is, its broker"
                    + " tells of whole logs of 100 MB only");
            return false;
        }
        return true;
    }

    private static void fillAndKill(
            RehearsalContext context,
            List<Group> groups,
            Map<String, TrafficOwner> owners,
            List<StoreFiller> fillers,
            int round)
            throws MachineException {
        RunningCluster own = context.cluster();
        Set<String> ids = groups.stream().map(Group::id).collect(Collectors.toSet());
        try (SmallStores small = SmallStores.of(own, ids, () -> context.restartBrokers(own, "as they were"))) {
            context.restartBrokers(own.with(SmallStores.ENVIRONMENT), "with a small limit for their stores");
            for (Group group : groups) {
                if (own.of(group.id()).stream().allMatch(small::limits)) {
                    fillers.add(fill(context, group, owners, round));
                } else {
                    context.note(
                            "group '" + group.id() + "' was not filled: its configuration has no limit for its store");
                }
            }
        }
    }

    private static StoreFiller fill(RehearsalContext context, Group group, Map<String, TrafficOwner> owners, int round)
            throws MachineException {
        String queue = context.clients().queue("full." + group.id() + "." + round);
        StoreFiller filler = context.filler(group, queue);
        owners.put(queue, TrafficOwner.of(filler.access(), "a full store of " + group.id()));
        filler.start();
        try {
            Instance master =
                    context.cluster().awaitMaster(group.id(), context.plan().whole());
            context.await(
                    context.plan().whole(),
                    () -> filler.waits()
                            && context.usage(master).filter(Usage::isStoreFull).isPresent(),
                    () -> "the store of " + group.id() + " to be full");
            context.say(master.id() + ": its store is full, and a send waits, after "
                    + context.history().acknowledged(queue) + " messages");
            context.kill(master);
            if (group.brokers().size() > 1) {
                context.awaitSuccessor(master, context.takeover(group), "kill");
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
