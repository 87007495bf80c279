package io.github.activemqcluster.drill.verdict;

import io.github.activemqcluster.cluster.state.TakeoverLog;
import io.github.activemqcluster.drill.history.Detail;
import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A history, told step by step. Each step is a tenth of a second after the one before. */
public final class Story {

    public static final String QUEUE = "drill.q";

    private final List<Event> events = new ArrayList<>();
    private final UnaryOperator<String> reword;
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");

    public Story() {
        this(text -> text);
    }

    /** @param reword gives each text for people other words */
    public Story(UnaryOperator<String> reword) {
        this.reword = reword;
    }

    public Story sends(String id) {
        return tell(Event.Kind.SEND, QUEUE, id, "", sum(id));
    }

    public Story acknowledges(String broker, String id) {
        return tell(Event.Kind.ACKNOWLEDGED, QUEUE, id, broker, Detail.Nothing.NOTHING);
    }

    public Story returns(String broker, String id) {
        return tell(Event.Kind.RETURNED, QUEUE, id, broker, Detail.Nothing.NOTHING);
    }

    public Story sendsIn(String transaction, String id) {
        return sends(id).tell(Event.Kind.BATCH, QUEUE, id, "", new Detail.Transaction(transaction));
    }

    public Story doubts(String transaction, String id) {
        return tell(Event.Kind.DOUBTED, QUEUE, id, "a", new Detail.Transaction(transaction));
    }

    public Story requests(String id) {
        return tell(Event.Kind.REQUEST, QUEUE, id, "", sum(id));
    }

    public Story answers(String id) {
        return tell(Event.Kind.ANSWER, QUEUE, id, "", sum(id));
    }

    public Story answersNothing(String id) {
        return tell(Event.Kind.NO_ANSWER, QUEUE, id, "", remark("no answer within 3 s"));
    }

    public Story connects(String broker) {
        return tell(Event.Kind.CONNECTED, QUEUE, "", broker, Detail.Nothing.NOTHING);
    }

    public Story logs(String broker, TakeoverLog.Step step) {
        return tell(Event.Kind.STEP, "", "", broker, new Detail.Progress(step));
    }

    public Story measures(double load) {
        return tell(Event.Kind.LOAD, "", "", "", new Detail.Load(load));
    }

    public Story fails(String id) {
        return tell(Event.Kind.FAILED, QUEUE, id, "", remark("connection lost"));
    }

    Story excepts() {
        return tell(Event.Kind.EXCEPTION, QUEUE, "", "", remark("Connection reset"));
    }

    public Story abandons(String id) {
        return tell(Event.Kind.ABANDONED, QUEUE, id, "", remark("interrupted"));
    }

    public Story receives(String id) {
        return tell(Event.Kind.RECEIVED, QUEUE, id, "a", sum(id));
    }

    public Story receivesAgain(String id) {
        return tell(Event.Kind.REDELIVERED, QUEUE, id, "b", sum(id));
    }

    public Story receivesAltered(String id) {
        return tell(Event.Kind.RECEIVED, QUEUE, id, "a", new Detail.Checksum("another sum"));
    }

    public Story misses(String id) {
        return tell(Event.Kind.UNREACHED, QUEUE, id, "", Detail.Nothing.NOTHING);
    }

    public Story drains() {
        return tell(Event.Kind.DRAINED, QUEUE, "", "", Detail.Nothing.NOTHING);
    }

    public Story does(Fault.Kind fault, String broker) {
        return does(Fault.of(fault, reword.apply("the broker " + fault)), broker);
    }

    public Story does(Fault fault, String broker) {
        return tell(Event.Kind.FAULT, "", "", broker, fault);
    }

    Story inAnotherQueue(Event.Kind kind, String id) {
        return tell(
                kind,
                "drill.other",
                id,
                "a",
                kind == Event.Kind.DRAINED || kind == Event.Kind.ACKNOWLEDGED ? Detail.Nothing.NOTHING : sum(id));
    }

    public Story after(Duration time) {
        now = now.plus(time);
        return this;
    }

    private Detail remark(String text) {
        return Detail.Remark.of(reword.apply(text));
    }

    private static Detail sum(String id) {
        return new Detail.Checksum("sum of " + id);
    }

    private Story tell(Event.Kind kind, String queue, String id, String broker, Detail detail) {
        now = now.plusMillis(100);
        events.add(new Event(now, kind, "orders", queue, id, broker, detail));
        return this;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }
}
