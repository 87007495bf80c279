package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.process.Deadline;
import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.drill.history.Fault;
import io.github.activemqcluster.problem.MachineException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions while a rehearsal goes on, and restarts failed instances meanwhile. */
final class DrillWait {

    private static final long POLL_MILLIS = 20;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LINES_SHOWN = 20;

    private final RehearsedCluster cluster;
    private final DrillPlan plan;
    private final DrillLog log;
    private Deadline nextLook = Deadline.in(LOOK);

    DrillWait(RehearsedCluster cluster, DrillPlan plan, DrillLog log) {
        this.cluster = cluster;
        this.plan = plan;
        this.log = log;
    }

    /** Waits for that time, and does nothing else meanwhile. */
    static void sleep(Duration time) throws MachineException {
        Deadline end = Deadline.in(time);
        while (!end.isOver()) {
            end.pause(POLL_MILLIS);
        }
    }

    /** Waits until a condition holds, for that time at most, and returns whether it does. */
    boolean holds(Duration timeout, BooleanSupplier condition) throws MachineException {
        Deadline end = Deadline.in(timeout);
        while (!condition.getAsBoolean()) {
            if (end.isOver()) {
                return false;
            }
            end.pause(POLL_MILLIS);
            restartFailed();
        }
        return true;
    }

    /** Lets the cluster and its clients go on for that time. */
    void pass(Duration time) throws MachineException {
        holds(time, () -> false);
    }

    /** Restarts failed instances, if the last look at them is some time ago. */
    void restartFailed() throws MachineException {
        if (nextLook.isOver()) {
            cluster.restartFailed();
            nextLook = Deadline.in(LOOK);
        }
    }

    /**
     * Waits until a condition holds.
     *
     * @param what is awaited, for the message
     * @throws MachineException with the ends of the brokers' logs, where it does not hold in time
     */
    void await(Duration timeout, BooleanSupplier condition, Supplier<String> what) throws MachineException {
        if (!holds(timeout, condition)) {
            StringBuilder text = new StringBuilder("The drill waited " + timeout.toSeconds() + " s in vain for "
                    + what.get() + ". Give it longer with -Dactivemq-cluster.timeout=SECONDS if this machine is slow.");
            for (Instance instance : cluster.current().of(Instance.Kind.BROKER)) {
                text.append("\n---- ")
                        .append(instance.id())
                        .append(' ')
                        .append(instance.state())
                        .append(", the end of ")
                        .append(instance.log());
                instance.logTail(LINES_SHOWN).forEach(line -> text.append('\n').append(line));
            }
            throw new MachineException(text.toString());
        }
    }

    /** Waits until each queue has that many more acknowledged messages. */
    void awaitProgress(Iterable<String> queues, int messages, Supplier<String> what) throws MachineException {
        Map<String, Integer> before = new LinkedHashMap<>();
        queues.forEach(queue -> before.put(queue, log.history().acknowledged(queue)));
        for (Map.Entry<String, Integer> queue : before.entrySet()) {
            await(
                    plan.readyTimeout(),
                    () -> log.history().acknowledged(queue.getKey()) >= queue.getValue() + messages,
                    () -> what.get() + " (" + queue.getKey() + ")");
        }
    }

    /**
     * Waits until a broker other than {@code master} is a master. The old one may still call itself master. Where none
     * becomes one, the fault has put nothing to the test, and a note says so.
     */
    void awaitSuccessor(Instance master, Duration timeout, Fault.Kind fault) throws MachineException {
        if (!holds(timeout, () -> cluster.current().masters(master.owner()).stream()
                .anyMatch(any -> !any.equals(master)))) {
            log.note("nobody took over from " + master.id() + " within " + timeout.toSeconds() + " s, so this "
                    + fault.word() + " proves nothing");
        }
    }
}
