package io.github.activemqcluster.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that an unknown word probably means. */
public final class Spelling {

    /** No word of the vocabulary is longer. A comparison takes the square of the length. */
    private static final int LONGEST = 100;

    /** With more candidates, the search takes longer than a user waits. */
    private static final int MOST = 1000;

    private Spelling() {}

    /**
     * The candidate that is most similar to a word; the first of several. Empty if more than a third of the candidate's
     * letters differ, since the user then means another word.
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
     * The number of insertions, deletions, replacements and swaps of neighbours that turn one word into the other
     * (Levenshtein, with swaps: optimal string alignment). Ignores case.
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
