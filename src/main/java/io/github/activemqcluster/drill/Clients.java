package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.Instance;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The clients of a drill: how they reach each group, who sends and receives for them, and in which queues. */
final class Clients {

    /** A broker that has just become the master may take its time over a send, and that one counts. */
    private static final Duration SENDING = Duration.ofSeconds(30);

    private static final int PROBE_MILLIS = 1_000;

    private final List<Access> accesses;
    private final DrillPlan plan;
    private final History history;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final Map<String, String> brokers = new HashMap<>();
    private final Set<String> queues = new LinkedHashSet<>();

    Clients(List<Instance> brokers, List<Access> accesses, DrillPlan plan, History history) {
        this.accesses = accesses;
        this.plan = plan;
        this.history = history;
        for (Instance broker : brokers) {
            broker.openwire().ifPresent(url -> this.brokers.put(url.substring(url.indexOf("//") + 2), broker.id()));
        }
    }

    List<Access> accesses() {
        return accesses;
    }

    Optional<Access> find(String group) {
        return accesses.stream().filter(access -> access.group().equals(group)).findFirst();
    }

    Access access(String group) {
        return find(group).orElseThrow();
    }

    /** The name of a queue that nobody else has, and that is removed at the end. */
    String queue(String purpose) {
        String queue = plan.queues() + "." + run + "." + purpose;
        queues.add(queue);
        return queue;
    }

    /** All queues that were named. */
    Set<String> queues() {
        return queues;
    }

    Sender sender(Access access, String queue, int most) {
        return new Sender(
                history,
                access.group(),
                queue,
                queue.substring(plan.queues().length() + 1),
                most,
                plan.seed(),
                SENDING,
                () -> connect(access));
    }

    /** One that speaks to one broker only, master or not. */
    Optional<Sender> probe(Instance broker, String queue) {
        return broker.openwire()
                .map(url -> new Sender(
                        history,
                        broker.owner(),
                        queue,
                        queue.substring(plan.queues().length() + 1) + "." + broker.id(),
                        -1,
                        plan.seed(),
                        SENDING,
                        () -> Link.direct(
                                url.replaceFirst("^nio:", "tcp:"), broker.id(), access(broker.owner()), PROBE_MILLIS)));
    }

    Receiver receiver(Access access, String queue) {
        return new Receiver(history, access, queue, brokers);
    }

    Link connect(Access access) throws JMSException {
        return Link.failover(access, brokers);
    }
}
