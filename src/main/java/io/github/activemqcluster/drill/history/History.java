package io.github.activemqcluster.drill.history;

import io.github.activemqcluster.problem.MachineException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All events of a drill, in the order in which they were seen. Each is written to a file at once: a line of
 * tab-separated cells, under a header that names them. Thread-safe.
 */
public final class History implements AutoCloseable {

    private final Path file;
    private final BufferedWriter writer;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Set<String>> outstanding = new HashMap<>();

    /** Messages that were received before their senders knew that they were acknowledged, by queue. */
    private final Map<String, Set<String>> receivedEarly = new HashMap<>();

    private final Map<String, Integer> acknowledged = new HashMap<>();
    private final Map<String, Integer> received = new HashMap<>();
    private final Map<String, String> brokers = new HashMap<>();
    private IOException failure;

    /** Begins a new history. It replaces the file. */
    public History(Path file) throws MachineException {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            this.writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw unwritable(e);
        }
        write(Column.header());
    }

    /** Adds an event without a detail, with the time now. */
    public void add(Event.Kind kind, String group, String queue, String message, String instance) {
        add(kind, group, queue, message, instance, Detail.Nothing.NOTHING);
    }

    /** Adds an event with the time now. */
    public synchronized void add(
            Event.Kind kind, String group, String queue, String message, String instance, Detail detail) {
        add(new Event(Instant.now(), kind, group, queue, message, instance, detail));
    }

    /** Adds an event of another time. */
    public synchronized void add(Event event) {
        events.add(event);
        count(event);
        write(Column.line(event));
    }

    private void count(Event event) {
        String queue = event.queue();
        String message = event.message();
        if (event.isPromise() && !event.instance().isEmpty()) {
            brokers.put(queue, event.instance());
        }
        if (event.isReceipt()) {
            received.merge(queue, 1, Integer::sum);
        }
        if (event.kind() == Event.Kind.ANSWER) {
            acknowledged.merge(queue, 1, Integer::sum);
        } else if (event.isPromise()) {
            acknowledged.merge(queue, 1, Integer::sum);
            if (!early(queue).remove(message)) {
                missing(queue).add(message);
            }
        } else if (event.isReceipt() && !missing(queue).remove(message)) {
            early(queue).add(message);
        }
    }

    private void write(String line) {
        try {
            writer.write(line);
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    private Set<String> missing(String queue) {
        return outstanding.computeIfAbsent(queue, any -> new LinkedHashSet<>());
    }

    private Set<String> early(String queue) {
        return receivedEarly.computeIfAbsent(queue, any -> new HashSet<>());
    }

    /** How many messages for a queue were acknowledged so far, or how many requests answered. */
    public synchronized int acknowledged(String queue) {
        return acknowledged.getOrDefault(queue, 0);
    }

    /** The broker that took the last message for a queue, if known; else empty. */
    public synchronized String broker(String queue) {
        return brokers.getOrDefault(queue, "");
    }

    /** How many messages were received from a queue so far; a message that came twice counts twice. */
    public synchronized int received(String queue) {
        return received.getOrDefault(queue, 0);
    }

    /** The messages that were acknowledged, but not received so far. */
    public synchronized List<String> outstanding(String queue) {
        return List.copyOf(missing(queue));
    }

    public synchronized int size() {
        return events.size();
    }

    /** The events after the first {@code size}. */
    public synchronized List<Event> from(int size) {
        return List.copyOf(events.subList(size, events.size()));
    }

    /**
     * Ends the file.
     *
     * @throws MachineException where an event could not be written
     */
    @Override
    public synchronized void close() throws MachineException {
        try {
            writer.close();
        } catch (IOException e) {
            failure = e;
        }
        if (failure != null) {
            throw unwritable(failure);
        }
    }

    private MachineException unwritable(IOException e) {
        return new MachineException("The drill's history cannot be written to " + file + ": " + e.getMessage(), e);
    }
}
