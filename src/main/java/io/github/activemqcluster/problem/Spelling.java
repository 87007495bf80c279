package io.github.activemqcluster.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant by one that is not known. */
public final class Spelling {

    /** No word of ours is longer, and a comparison takes the square of the length. */
    private static final int LONGEST = 100;

    /** With more candidates, the search takes longer than a user waits. */
    private static final int MOST = 1000;

    private Spelling() {}

    /**
     * The candidate that is most like a word; of several the first. Empty where more than a third of the candidate's
     * letters differ, since it is a guess at another word then.
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        if (word.length() > LONGEST || candidates.size() > MOST) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= tolerance(candidate))
                .map(candidate -> new Candidate(candidate, distance(word, candidate)))
                .filter(candidate -> candidate.distance() <= tolerance(candidate.word()))
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::word);
    }

    private record Candidate(String word, int distance) {}

    private static int tolerance(String candidate) {
        return Math.max(1, candidate.length() / 3);
    }

    /**
     * How many letters must be put in, left out, replaced or swapped with their neighbour to make one word the other
     * (Levenshtein, with swaps: optimal string alignment). Upper and lower case are the same.
     */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int replaced = distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                distance[i][j] = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    distance[i][j] = Math.min(distance[i][j], distance[i - 2][j - 2] + 1);
                }
            }
        }
        return distance[a.length()][b.length()];
    }
}
