package io.github.activemqcluster.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times two tasks in turn, A B A B …, so that a machine with a drifting speed is equally unfair to both. */
final class SideBySide {

    /** A task to time; its preparation is not timed. */
    interface Task {
        void run() throws Exception;

        default void prepare() throws Exception {}
    }

    private SideBySide() {}

    /**
     * Runs each task once to warm up and then {@code rounds} times, and prints the ratio of their times, pair by pair.
     */
    static void print(String what, double bound, int rounds, Task a, Task b) throws Exception {
        time(a);
        time(b);
        List<Double> ratios = new ArrayList<>();
        List<Double> secondsOfA = new ArrayList<>();
        List<Double> secondsOfB = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double secondsA = time(a);
            double secondsB = time(b);
            secondsOfA.add(secondsA);
            secondsOfB.add(secondsB);
            ratios.add(secondsA / secondsB);
        }
        System.out.printf(
                Locale.ROOT,
                "%-72s ratio %.2f (%.2f–%.2f), to reach: at most %.2f; medians %.2f s and %.2f s%n",
                what,
                median(ratios),
                ratios.stream().min(Double::compare).orElseThrow(),
                ratios.stream().max(Double::compare).orElseThrow(),
                bound,
                median(secondsOfA),
                median(secondsOfB));
    }

    private static double time(Task task) throws Exception {
        task.prepare();
        long start = System.nanoTime();
        task.run();
        return (System.nanoTime() - start) / 1e9;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
