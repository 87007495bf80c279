package io.github.activemqcluster.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Computes where the messages of one flow go while its consumer is at one group. The consumer's demand goes from group
 * to group against the links, and messages follow it.
 *
 * <p>Source: {@code DemandForwardingBridgeSupport.serviceRemoteConsumerAdvisory}, which makes no subscription for a
 * consumer that is as many brokers away as {@code consumerTTL}; and {@code NetworkBridgeFilter}, which withholds a
 * message that has crossed as many brokers as {@code messageTTL}. A statically included destination always has a
 * subscription, which is a consumer to the brokers beyond.
 */
final class Demand {

    private static final int NONE = Integer.MAX_VALUE;

    private final Graph graph;
    private final List<Passage> passages;
    private final int consumer;

    /** The number of bridges to the nearest consumer, a client's or a static one. */
    private final int[] distance;

    /**
     * Follows the demand.
     *
     * @param passages by gate
     * @param consumer the consumer's group
     * @param without a pair of neighbours whose links do not count, or empty
     */
    Demand(Graph graph, List<Passage> passages, int consumer, int[] without) {
        this.graph = graph;
        this.passages = passages;
        this.consumer = consumer;
        this.distance = new int[graph.groups().size()];
        Arrays.fill(distance, NONE);
        distance[consumer] = 0;
        Deque<Integer> waiting = new ArrayDeque<>(List.of(consumer));
        if (passages.stream().anyMatch(Passage::always)) {
            // These groups are one bridge away, so they come right after the consumer's own group.
            for (int link = 0; link < graph.links().size(); link++) {
                int upstream = graph.from()[link];
                if (passage(link).always() && distance[upstream] > 1 && !isWithout(link, without)) {
                    distance[upstream] = 1;
                    waiting.add(upstream);
                }
            }
        }
        while (!waiting.isEmpty()) {
            int group = waiting.remove();
            for (int link : graph.in()[group]) {
                int upstream = graph.from()[link];
                if (distance[upstream] > distance[group] + 1
                        && passage(link).isOpen()
                        && distance[group] < graph.links().get(link).consumerTtl()
                        && !isWithout(link, without)) {
                    distance[upstream] = distance[group] + 1;
                    waiting.add(upstream);
                }
            }
        }
    }

    private Passage passage(int link) {
        return passages.get(graph.gateOf()[link]);
    }

    private boolean isWithout(int link, int[] without) {
        return without.length > 0 && graph.from()[link] == without[0] && graph.to()[link] == without[1];
    }

    /** Whether a link has a subscription, so that messages take it. */
    private boolean carries(int link) {
        Passage passage = passage(link);
        int away = distance[graph.to()[link]];
        return passage.always()
                || (passage.isOpen()
                        && away != NONE
                        && away < graph.links().get(link).consumerTtl());
    }

    /**
     * A shortest way for messages to the consumer.
     *
     * @param start the group where the messages are
     * @param crossed the number of bridges that the messages have crossed before
     * @param without a pair of neighbours whose links the way does not take, or empty
     * @return the numbers of its links; empty if there is no way
     */
    Optional<List<Integer>> way(int start, int crossed, int[] without) {
        if (start == consumer) {
            return Optional.of(List.of());
        }
        if (distance[start] == NONE) {
            return Optional.empty();
        }
        Optional<List<Integer>> straight = without.length == 0 ? straightWay(start, crossed) : Optional.empty();
        if (straight.isPresent()) {
            return straight;
        }
        int[] last = new int[distance.length];
        Arrays.fill(last, -1);
        int[] hops = new int[distance.length];
        hops[start] = crossed;
        Deque<Integer> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            int group = waiting.remove();
            for (int link : graph.out()[group]) {
                int reached = graph.to()[link];
                if (reached != start
                        && last[reached] < 0
                        && hops[group] < graph.links().get(link).messageTtl()
                        && carries(link)
                        && !isWithout(link, without)) {
                    last[reached] = link;
                    hops[reached] = hops[group] + 1;
                    if (reached == consumer) {
                        return Optional.of(backwards(last, start));
                    }
                    waiting.add(reached);
                }
            }
        }
        return Optional.empty();
    }

    /** The way on which each bridge comes nearer to the consumer. Mostly it exists, and it needs no search. */
    private Optional<List<Integer>> straightWay(int start, int crossed) {
        List<Integer> way = new ArrayList<>();
        int at = start;
        while (at != consumer) {
            int nearer = nearer(at, crossed + way.size());
            if (nearer < 0) {
                return Optional.empty();
            }
            way.add(nearer);
            at = graph.to()[nearer];
        }
        return Optional.of(way);
    }

    private int nearer(int group, int crossed) {
        for (int link : graph.out()[group]) {
            if (distance[graph.to()[link]] < distance[group]
                    && crossed < graph.links().get(link).messageTtl()
                    && carries(link)) {
                return link;
            }
        }
        return -1;
    }

    private List<Integer> backwards(int[] last, int start) {
        List<Integer> way = new ArrayList<>();
        for (int at = consumer; at != start; at = graph.from()[last[at]]) {
            way.add(last[at]);
        }
        Collections.reverse(way);
        return way;
    }

    /**
     * The groups that messages may reach, with the smallest number of bridges that they cross.
     *
     * @return by group; {@link Integer#MAX_VALUE} if messages do not reach the group
     */
    int[] hopsFrom(int start) {
        int[] hops = new int[distance.length];
        Arrays.fill(hops, NONE);
        hops[start] = 0;
        Deque<Integer> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            int group = waiting.remove();
            for (int link : graph.out()[group]) {
                int reached = graph.to()[link];
                if (hops[reached] == NONE
                        && hops[group] < graph.links().get(link).messageTtl()
                        && carries(link)) {
                    hops[reached] = hops[group] + 1;
                    waiting.add(reached);
                }
            }
        }
        return hops;
    }

    /** Whether messages that a link has brought may go back to their origin over another link. */
    boolean mayReturn(int link) {
        for (int back : graph.out()[graph.to()[link]]) {
            if (graph.to()[back] == graph.from()[link] && carries(back)) {
                return true;
            }
        }
        return false;
    }
}
