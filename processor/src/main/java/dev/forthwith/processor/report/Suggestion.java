package dev.forthwith.processor.report;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The nearest match for a name that is probably misspelt.
 *
 * @param wanted the name that was wanted
 * @param found what is there and looks like it
 */
public record Suggestion(String wanted, String found) {
    /** The candidate that is nearest to one of the wanted names, or null if none is near enough. */
    public static @Nullable Suggestion of(Collection<String> wanted, Collection<String> candidates) {
        Suggestion best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String name : wanted) {
            for (String candidate : candidates) {
                int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
                if (distance <= farthest(name) && distance < bestDistance) {
                    best = new Suggestion(name, candidate);
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    /** A slip for every four letters, or else everything short is near everything. */
    private static int farthest(String name) {
        return Math.max(1, name.length() / 4);
    }

    /** How many letters were left out, added, replaced, or swapped with the next one. */
    private static int distance(String a, String b) {
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, a, b, i, j);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int least(int[][] slips, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(slips[i - 1][j - 1] + same, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
