package io.github.activemqcluster.drill.client;

import io.github.activemqcluster.drill.verdict.Event;
import io.github.activemqcluster.problem.MachineException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that happens, in the order in which it was seen, written to a file as it happens. May be used by several threads. */
public final class History implements AutoCloseable {

    private final Path file;
    private final BufferedWriter writer;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Set<String>> outstanding = new HashMap<>();
    private final Map<String, Integer> acknowledged = new HashMap<>();
    private final Map<String, Integer> received = new HashMap<>();
    private final Map<String, String> brokers = new HashMap<>();
    private IOException failure;

    /** A new history, in place of what the file may contain. */
    public History(Path file) throws MachineException {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            this.writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    public synchronized void add(Event.Kind kind, String group, String queue, String id, String broker, String detail) {
        add(new Event(Instant.now(), kind, group, queue, id, broker, detail));
    }

    /** The same, with a time that somebody else has written down. */
    public synchronized void add(Event event) {
        events.add(event);
        Event.Kind kind = event.kind();
        String queue = event.queue();
        String id = event.id();
        if (event.isPromise() && !event.broker().isEmpty()) {
            brokers.put(queue, event.broker());
        }
        if (event.isReceipt()) {
            received.merge(queue, 1, Integer::sum);
        }
        if (kind == Event.Kind.ANSWER) {
            acknowledged.merge(queue, 1, Integer::sum);
        } else if (event.isPromise()) {
            acknowledged.merge(queue, 1, Integer::sum);
            if (!seen(queue).remove("+" + id)) {
                seen(queue).add(id);
            }
        } else if (event.isReceipt() && !seen(queue).remove(id)) {
            // It may be received before its sender knows that it was acknowledged.
            seen(queue).add("+" + id);
        }
        try {
            writer.write(event.line());
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    private Set<String> seen(String queue) {
        return outstanding.computeIfAbsent(queue, any -> new LinkedHashSet<>());
    }

    /** How many messages for a queue were acknowledged so far, or how many requests answered. */
    public synchronized int acknowledged(String queue) {
        return acknowledged.getOrDefault(queue, 0);
    }

    /** Which broker took the last message for a queue of which that is known; empty where there was none. */
    public synchronized String broker(String queue) {
        return brokers.getOrDefault(queue, "");
    }

    /** How many came from a queue so far, each as often as it came. */
    public synchronized int received(String queue) {
        return received.getOrDefault(queue, 0);
    }

    /** Those that were acknowledged, but not received so far. */
    public synchronized List<String> outstanding(String queue) {
        return seen(queue).stream().filter(id -> !id.startsWith("+")).toList();
    }

    public synchronized int size() {
        return events.size();
    }

    /** What came after the first so many. */
    public synchronized List<Event> from(int size) {
        return List.copyOf(events.subList(size, events.size()));
    }

    /**
     * Makes sure that all of it is in the file.
     *
     * @throws MachineException where it could not be written
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
