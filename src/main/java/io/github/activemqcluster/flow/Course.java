package io.github.activemqcluster.flow;

import io.github.activemqcluster.flow.Network.Link;
import java.util.List;
import java.util.Optional;

/**
 * How messages of a flow get from a group where they can be sent to a group where their consumer can be.
 *
 * @param way the bridges that they cross, first to last, on a shortest way; none if both are the same group, or if they
 *     do not arrive
 * @param otherWay a second way by other groups, where there is one
 * @param stop why they do not arrive, or may not; empty where they do
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

    /** How many bridges there are on the way. */
    public int hops() {
        return way.size();
    }
}
