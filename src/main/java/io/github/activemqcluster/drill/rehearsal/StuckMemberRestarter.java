package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.drill.verdict.NoTakeover;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Watches for groups that get no master by themselves, and does what whoever runs the cluster would have to do: starts the member again
 * that stands still. So the rehearsal goes on and shows what becomes of the messages; that it was necessary is a finding.
 */
final class StuckMemberRestarter {

    private final RehearsalContext context;
    private final Map<Group, Calm> withoutMaster = new HashMap<>();

    private final Function<Group, Duration> patience;

    /** @param patience how long nothing may change in a group without a master */
    StuckMemberRestarter(RehearsalContext context, Function<Group, Duration> patience) {
        this.context = context;
        this.patience = patience;
    }

    /** To be called again and again. */
    void look() throws MachineException {
        for (Group group : context.topology().groups()) {
            if (group.store() instanceof Store.ReplicatedLevelDb) {
                look(group);
            }
        }
    }

    private void look(Group group) throws MachineException {
        if (context.cluster().master(group.id()).isPresent()) {
            withoutMaster.remove(group);
            return;
        }
        Duration time = patience.apply(group);
        String situation = context.cluster().of(group.id()).stream()
                .map(Instance::state)
                .toList()
                .toString();
        Calm calm = withoutMaster.get(group);
        if (calm == null || !calm.situation.equals(situation)) {
            withoutMaster.put(group, new Calm(situation, Deadline.in(time)));
        } else if (calm.end.isOver()) {
            withoutMaster.remove(group);
            Optional<Instance> member = context.cluster().atFault(group.id());
            if (member.isPresent()) {
                String state = member.get().state().text();
                context.fault(member.get(), NoTakeover.detail(time, state));
                member.get().kill();
                member.get().start();
            }
        }
    }

    /** That nothing changes in a group, until when it need not. */
    private record Calm(String situation, Deadline end) {}
}
