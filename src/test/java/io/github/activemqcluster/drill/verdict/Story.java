package io.github.activemqcluster.drill.verdict;

import io.github.activemqcluster.cluster.state.TakeoverLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A history, told step by step. Each step is a tenth of a second after the one before. */
final class Story {

    static final String QUEUE = "drill.q";

    private final List<Event> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");

    Story sends(String id) {
        return tell(Event.Kind.SEND, QUEUE, id, "", "sum of " + id);
    }

    Story acknowledges(String broker, String id) {
        return tell(Event.Kind.ACKNOWLEDGED, QUEUE, id, broker, "");
    }

    Story returns(String broker, String id) {
        return tell(Event.Kind.RETURNED, QUEUE, id, broker, "");
    }

    Story sendsIn(String transaction, String id) {
        return sends(id).tell(Event.Kind.BATCH, QUEUE, id, "", transaction);
    }

    Story doubts(String transaction, String id) {
        return tell(Event.Kind.DOUBTED, QUEUE, id, "a", transaction);
    }

    Story requests(String id) {
        return tell(Event.Kind.REQUEST, QUEUE, id, "", "sum of " + id);
    }

    Story answers(String id) {
        return tell(Event.Kind.ANSWER, QUEUE, id, "", "sum of " + id);
    }

    Story answersNothing(String id) {
        return tell(Event.Kind.NO_ANSWER, QUEUE, id, "", "no answer within 3 s");
    }

    Story connects(String broker) {
        return tell(Event.Kind.CONNECTED, QUEUE, "", broker, "");
    }

    Story logs(String broker, TakeoverLog.Step step) {
        return tell(Event.Kind.STEP, "", "", broker, step.name());
    }

    Story measures(double load) {
        return tell(Event.Kind.LOAD, "", "", "", Double.toString(load));
    }

    Story fails(String id) {
        return tell(Event.Kind.FAILED, QUEUE, id, "", "connection lost");
    }

    Story abandons(String id) {
        return tell(Event.Kind.ABANDONED, QUEUE, id, "", "interrupted");
    }

    Story receives(String id) {
        return tell(Event.Kind.RECEIVED, QUEUE, id, "a", "sum of " + id);
    }

    Story receivesAgain(String id) {
        return tell(Event.Kind.REDELIVERED, QUEUE, id, "b", "sum of " + id);
    }

    Story receivesAltered(String id) {
        return tell(Event.Kind.RECEIVED, QUEUE, id, "a", "another sum");
    }

    Story misses(String id) {
        return tell(Event.Kind.UNREACHED, QUEUE, id, "", "");
    }

    Story drains() {
        return tell(Event.Kind.DRAINED, QUEUE, "", "", "");
    }

    Story does(String fault, String broker) {
        return tell(Event.Kind.FAULT, "", "", broker, fault);
    }

    Story inAnotherQueue(Event.Kind kind, String id) {
        return tell(kind, "drill.other", id, "a", "");
    }

    Story after(Duration time) {
        now = now.plus(time);
        return this;
    }

    private Story tell(Event.Kind kind, String queue, String id, String broker, String detail) {
        now = now.plusMillis(100);
        events.add(new Event(now, kind, "orders", queue, id, broker, detail));
        return this;
    }

    List<Event> events() {
        return List.copyOf(events);
    }
}
