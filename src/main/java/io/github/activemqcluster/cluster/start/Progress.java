package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.State;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Passes on each line of a start. After a silence, writes a line that says what the start waits for. Thread-safe. */
final class Progress implements Consumer<String>, AutoCloseable {

    /** With {@link #LOOK}, no ten seconds pass without a line. */
    private static final Duration SILENCE = Duration.ofSeconds(9);

    private static final Duration LOOK = Duration.ofMillis(500);

    private final List<Instance> instances;
    private final Consumer<String> log;
    private final long silence;
    private final long begin = System.nanoTime();
    private final Timer timer = new Timer("activemq-cluster progress", true);
    private volatile long last = begin;

    private Progress(List<Instance> instances, Consumer<String> log, Duration silence) {
        this.instances = List.copyOf(instances);
        this.log = log;
        this.silence = silence.toNanos();
    }

    /** For a start of these instances. */
    static Progress of(List<Instance> instances, Consumer<String> log) {
        return of(instances, log, SILENCE);
    }

    /** With another time that may pass without a line. */
    static Progress of(List<Instance> instances, Consumer<String> log, Duration silence) {
        Progress progress = new Progress(instances, log, silence);
        TimerTask look = new TimerTask() {
            @Override
            public void run() {
                progress.look();
            }
        };
        progress.timer.schedule(look, LOOK.toMillis(), LOOK.toMillis());
        return progress;
    }

    @Override
    public void accept(String line) {
        last = System.nanoTime();
        log.accept(line);
    }

    private void look() {
        if (System.nanoTime() - last > silence) {
            String awaited = instances.stream()
                    .map(instance -> awaited(instance, instance.state()))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(", "));
            accept("still waiting, "
                    + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s: "
                    + (awaited.isEmpty()
                            ? "all instances have their roles; each master has to take a message, and each bridge to be"
                                    + " up"
                            : awaited));
        }
    }

    private static String awaited(Instance instance, State state) {
        return state.role().isReady() ? "" : instance.id() + " is " + state;
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
