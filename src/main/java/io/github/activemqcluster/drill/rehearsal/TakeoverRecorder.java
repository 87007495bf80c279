package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.drill.history.Detail;
import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.History;
import java.lang.management.ManagementFactory;
import java.time.Instant;

/** Writes into the history how a takeover went, by the brokers' logs, and how busy the machine was. */
final class TakeoverRecorder {

    private final History history;

    TakeoverRecorder(History history) {
        this.history = history;
    }

    /** Records the steps of the group's other brokers since a master was killed. */
    void record(RunningCluster cluster, Instance killed, Instant since) {
        for (Instance broker : cluster.of(killed.owner())) {
            if (!broker.equals(killed)) {
                broker.takeoverSince(since)
                        .forEach((step, time) -> history.add(new Event(
                                time,
                                Event.Kind.STEP,
                                broker.owner(),
                                "",
                                "",
                                broker.id(),
                                new Detail.Progress(step))));
            }
        }
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load >= 0) {
            history.add(Event.Kind.LOAD, "", "", "", "", new Detail.Load(load));
        }
    }
}
