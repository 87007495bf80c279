package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.Fault;
import io.github.activemqcluster.drill.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Where a drill reports: the build's log, the history, and the notes of the report. Thread-safe. */
public final class DrillLog {

    private final History history;
    private final Consumer<String> lines;
    private final List<String> notes = new ArrayList<>();

    /** @param lines gets each line of the build's log */
    public DrillLog(History history, Consumer<String> lines) {
        this.history = history;
        this.lines = lines;
    }

    public History history() {
        return history;
    }

    /** Writes a line into the build's log. */
    void say(String line) {
        lines.accept(line);
    }

    /** Adds a note to the report, once. */
    public synchronized void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    /** Records a fault of an instance. */
    void fault(Instance instance, Fault.Kind kind) {
        fault(instance, Fault.of(kind), kind.word());
    }

    /**
     * Records a fault of an instance.
     *
     * @param text what the build's log says of it
     */
    void fault(Instance instance, Fault fault, String text) {
        say(instance.id() + ": " + text);
        history.add(Event.Kind.FAULT, instance.owner(), "", "", instance.id(), fault);
    }
}
