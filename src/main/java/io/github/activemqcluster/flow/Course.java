package io.github.activemqcluster.flow;

import io.github.activemqcluster.flow.Network.Link;
import java.util.List;
import java.util.Optional;

/**
 * The course of a flow's messages from one group of the producer to one group of the consumer.
 *
 * @param way the bridges of a shortest way, first to last; none if both groups are the same, or if the messages do not
 *     arrive
 * @param otherWay a second way by other groups, if there is one
 * @param stop the reason why messages do not arrive, or may not arrive; empty if they arrive
 */
public record Course(String from, String to, List<Link> way, List<Link> otherWay, Optional<Stop> stop) {

    public Course {
        way = List.copyOf(way);
        otherWay = List.copyOf(otherWay);
    }

    /** Whether every message arrives. */
    public boolean arrives() {
        return stop.isEmpty();
    }

    /** The number of bridges on the way. */
    public int hops() {
        return way.size();
    }
}
