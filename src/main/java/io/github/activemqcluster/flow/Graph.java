package io.github.activemqcluster.flow;

import io.github.activemqcluster.flow.Network.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network with numbers for its groups, links and gates, so that walks need no maps. A link's number is its index in
 * {@link #links}. Do not write to the arrays.
 */
final class Graph {

    private final Map<String, Integer> numbers;
    private final List<String> groups;
    private final List<Link> links;
    private final List<Gate> gates;
    private final int[] from;
    private final int[] to;
    private final int[][] out;
    private final int[][] in;
    private final int[] gateOf;
    private final Set<Long> cuts;

    private Graph(
            Map<String, Integer> numbers, List<Link> links, List<Gate> gates, int[] from, int[] to, int[] gateOf) {
        this.numbers = numbers;
        this.groups = List.copyOf(numbers.keySet());
        this.links = links;
        this.gates = gates;
        this.from = from;
        this.to = to;
        this.out = byEnd(from, numbers.size());
        this.in = byEnd(to, numbers.size());
        this.gateOf = gateOf;
        this.cuts = cuts(from, to, numbers.size());
    }

    static Graph of(Network network, Rights rights) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        network.groups().forEach(group -> numbers.put(group, numbers.size()));
        List<Link> links = network.groups().stream()
                .flatMap(group -> network.from(group).stream())
                .toList();
        int[] from = links.stream().mapToInt(link -> numbers.get(link.from())).toArray();
        int[] to = links.stream().mapToInt(link -> numbers.get(link.to())).toArray();
        Map<Gate, Integer> gates = new LinkedHashMap<>();
        int[] gateOf = new int[links.size()];
        for (int link = 0; link < gateOf.length; link++) {
            Gate gate = Gate.of(links.get(link), rights);
            Integer known = gates.putIfAbsent(gate, gates.size());
            gateOf[link] = known == null ? gates.size() - 1 : known;
        }
        return new Graph(numbers, links, List.copyOf(gates.keySet()), from, to, gateOf);
    }

    /** The groups' numbers, by id. */
    Map<String, Integer> numbers() {
        return numbers;
    }

    List<String> groups() {
        return groups;
    }

    List<Link> links() {
        return links;
    }

    /** The gates of all links, each once. */
    List<Gate> gates() {
        return gates;
    }

    /** By link, the group that it leads out of. */
    int[] from() {
        return from;
    }

    /** By link, the group that it leads to. */
    int[] to() {
        return to;
    }

    /** By group, the links that lead out of it. */
    int[][] out() {
        return out;
    }

    /** By group, the links that lead into it. */
    int[][] in() {
        return in;
    }

    /** By link, the number of its gate. */
    int[] gateOf() {
        return gateOf;
    }

    private static int[][] byEnd(int[] ends, int count) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        for (int link = 0; link < ends.length; link++) {
            lists.get(ends[link]).add(link);
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /**
     * Whether the links between two groups are their only way to each other, so that a search for another way is
     * needless.
     */
    boolean isCut(int one, int other) {
        return cuts.contains(pair(one, other));
    }

    private static long pair(int one, int other) {
        return ((long) Math.min(one, other) << 32) | Math.max(one, other);
    }

    /**
     * The pairs of neighbours without which a network falls apart (Tarjan's bridges, without recursion, since a chain
     * may be long). Several links between two groups count as one, in either direction.
     */
    private static Set<Long> cuts(int[] from, int[] to, int count) {
        Map<Integer, Set<Integer>> sets = new HashMap<>();
        for (int link = 0; link < from.length; link++) {
            sets.computeIfAbsent(from[link], unused -> new HashSet<>()).add(to[link]);
            sets.computeIfAbsent(to[link], unused -> new HashSet<>()).add(from[link]);
        }
        int[][] neighbours = new int[count][];
        for (int group = 0; group < count; group++) {
            neighbours[group] = sets.getOrDefault(group, Set.of()).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        Set<Long> cuts = new HashSet<>();
        int[] seen = new int[count];
        int[] low = new int[count];
        int[] parent = new int[count];
        int[] next = new int[count];
        int[] stack = new int[count];
        int time = 0;
        for (int root = 0; root < count; root++) {
            if (seen[root] != 0) {
                continue;
            }
            int depth = 0;
            stack[0] = root;
            parent[root] = -1;
            seen[root] = low[root] = ++time;
            while (depth >= 0) {
                int at = stack[depth];
                if (next[at] < neighbours[at].length) {
                    int neighbour = neighbours[at][next[at]++];
                    if (seen[neighbour] == 0) {
                        parent[neighbour] = at;
                        seen[neighbour] = low[neighbour] = ++time;
                        stack[++depth] = neighbour;
                    } else if (neighbour != parent[at]) {
                        low[at] = Math.min(low[at], seen[neighbour]);
                    }
                } else {
                    depth--;
                    if (parent[at] >= 0) {
                        low[parent[at]] = Math.min(low[parent[at]], low[at]);
                        if (low[at] > seen[parent[at]]) {
                            cuts.add(pair(parent[at], at));
                        }
                    }
                }
            }
        }
        return Set.copyOf(cuts);
    }
}
