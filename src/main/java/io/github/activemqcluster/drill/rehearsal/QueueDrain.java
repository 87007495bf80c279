package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.drill.client.ClientConnection;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.client.Receiver;
import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.activemq.command.ActiveMQDestination;

/** Empties the drill's queues and subscriptions, and removes them. */
public final class QueueDrain {

    private static final long POLL_MILLIS = 100;

    /** A queue counts as drained after this silence, although messages are missing. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** The silence where no message is missing: the queue may still have copies. */
    private static final Duration LAST = Duration.ofMillis(500);

    private final RehearsalContext context;

    public QueueDrain(RehearsalContext context) {
        this.context = context;
    }

    /**
     * Consumes all messages that are left in the queues, at the same time, and records each queue as drained.
     *
     * @param queues by their names in the history, each with a receiver for every group that may have messages of it
     */
    void drain(Map<String, List<Receiver>> queues) throws MachineException {
        List<Drain> all = new ArrayList<>();
        List<Drain> waiting = new ArrayList<>();
        try {
            queues.forEach((queue, receivers) -> all.add(new Drain(queue, receivers)));
            waiting.addAll(all);
            Deadline end = Deadline.in(context.plan().readyTimeout());
            waiting.removeIf(Drain::isDrained);
            while (!waiting.isEmpty() && !end.isOver()) {
                end.pause(POLL_MILLIS);
                context.waits().restartFailed();
                waiting.removeIf(Drain::isDrained);
            }
        } finally {
            for (Drain drain : all) {
                drain.close();
            }
        }
        for (Drain drain : all) {
            if (waiting.contains(drain)) {
                context.note("the queue " + drain.queue + " could not be emptied within "
                        + context.plan().readyTimeout().toSeconds() + " s, so what is missing of it is undecided");
            } else {
                context.history().add(Event.Kind.DRAINED, "", drain.queue, "", "");
            }
        }
    }

    /** The draining of one queue. */
    private final class Drain {

        private final String queue;
        private final List<Receiver> receivers;
        private final DrainCondition drained;

        Drain(String queue, List<Receiver> receivers) {
            this.queue = queue;
            this.receivers = receivers;
            this.drained = new DrainCondition(LAST, SILENCE, context.history().received(queue), System::nanoTime);
            receivers.forEach(ClientWorker::start);
        }

        /**
         * Whether no message is missing, or none has come for long although one could have. A broker that is down, or
         * that a receiver has no connection to, cannot deliver.
         */
        boolean isDrained() {
            return drained.isReached(
                    context.history().received(queue),
                    context.history().outstanding(queue).isEmpty(),
                    canReceive());
        }

        private boolean canReceive() {
            return receivers.stream().allMatch(ClientWorker::isWorking)
                    && receivers.stream().allMatch(receiver -> context.cluster()
                            .master(receiver.access().group())
                            .isPresent());
        }

        void close() throws MachineException {
            for (Receiver receiver : receivers) {
                receiver.close();
            }
        }
    }

    /** Removes subscriptions, queues and topics from all groups. */
    public void removeAll() throws MachineException {
        List<Group> groups = new ArrayList<>();
        for (Group group : context.topology().groups()) {
            if (group.store() instanceof Store.ReplicatedLevelDb) {
                context.note("the drill's queues and subscriptions stay in group '" + group.id()
                        + "': a slave of replicatedLevelDB cannot read that one was removed, and may lose what is stored"
                        + " next (LevelDBClient.replay_from)");
            } else if (context.clients().find(group.id()).isPresent()) {
                groups.add(group);
            }
        }
        // All subscriptions go before any topic: a bridge has subscriptions of its own for those of the other group.
        for (Group group : groups) {
            unsubscribe(group.id());
        }
        for (Group group : groups) {
            try (ClientConnection link =
                    context.clients().connect(context.clients().access(group.id()))) {
                for (ActiveMQDestination destination : context.clients().destinations()) {
                    remove(destination.getQualifiedName(), group.id(), () -> link.connection()
                            .destroyDestination(destination));
                }
            } catch (JMSException e) {
                context.note("the drill's queues are still there in group '" + group.id() + "': " + e.getMessage());
            }
        }
    }

    private void unsubscribe(String group) throws MachineException {
        for (Clients.Subscription subscription : context.clients().subscriptions()) {
            if (subscription.access().group().equals(group)) {
                remove("subscription " + subscription.name(), group, () -> context.clients()
                        .unsubscribe(subscription));
            }
        }
    }

    /** Removes one thing. A bridge keeps a queue in use for some time after its consumer has left. */
    private void remove(String what, String group, Removal removal) throws MachineException {
        boolean removed = context.holds(Duration.ofSeconds(2), () -> {
            try {
                removal.go();
                return true;
            } catch (JMSException e) {
                return false;
            }
        });
        if (!removed) {
            context.note(what + " is still there in group '" + group + "'");
        }
    }

    /** Removes a queue, a topic or a subscription. */
    private interface Removal {
        void go() throws JMSException;
    }
}
