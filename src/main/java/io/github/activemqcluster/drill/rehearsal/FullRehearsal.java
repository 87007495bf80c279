package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.cluster.state.Usage;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Receiver;
import io.github.activemqcluster.drill.client.StoreFiller;
import io.github.activemqcluster.drill.history.Fault;
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
 * In each round: fills the store of each group until its producer has to wait, kills the master, restarts all brokers,
 * and consumes the messages. Every acknowledged message must be there.
 *
 * <p>The brokers are restarted with a limit that lets a store grow by some 34 MB at most. Afterwards they are restarted
 * as they were, so that there is room again.
 */
final class FullRehearsal implements Rehearsal {

    @Override
    public void run(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
        List<Group> groups = context.groups().stream()
                .filter(group -> hasFiles(context, group))
                .toList();
        for (int round = 0; round < context.plan().rounds() && !groups.isEmpty(); round++) {
            List<StoreFiller> fillers = new ArrayList<>();
            try {
                fillAndKill(context, groups, owners, fillers, round);
                context.await(
                        context.plan().readyTimeout(),
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
        if (group.store().files() == Store.Files.NONE) {
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
        try (SmallStores small =
                SmallStores.of(own, ids, () -> context.rehearsed().restartBrokers(own, "as they were"))) {
            context.rehearsed().restartBrokers(own.with(Instance.fromCopies()), "with a small limit for their stores");
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
        StoreFiller filler = context.clients().filler(context.clients().access(group.id()), queue);
        owners.put(queue, TrafficOwner.of(filler.access(), "a full store of " + group.id()));
        filler.start();
        try {
            Instance master =
                    context.cluster().awaitMaster(group.id(), context.plan().readyTimeout());
            context.await(
                    context.plan().readyTimeout(),
                    () -> filler.waits()
                            && context.rehearsed()
                                    .usage(master)
                                    .filter(Usage::isStoreFull)
                                    .isPresent(),
                    () -> "the store of " + group.id() + " to be full");
            context.log()
                    .say(master.id() + ": its store is full, and a send waits, after "
                            + context.history().acknowledged(queue) + " messages");
            context.kill(master);
            if (group.brokers().size() > 1) {
                context.waits().awaitSuccessor(master, context.rehearsed().takeover(group), Fault.Kind.KILL);
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
