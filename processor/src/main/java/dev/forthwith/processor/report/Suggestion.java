package dev.forthwith.processor.report;

import java.util.Collection;
import java.util.Locale;

/** The nearest match for a name that is probably misspelt. */
public final class Suggestion {
    private Suggestion() {}

    /** A sentence that names the candidate that is nearest to one of the wanted names, or nothing if none is near enough. */
    public static String of(Collection<String> wanted, Collection<String> candidates) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String name : wanted) {
            for (String candidate : candidates) {
                int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
                if (distance <= farthest(name) && distance < bestDistance) {
                    best = candidate;
                    bestDistance = distance;
                }
            }
        }
        return best.isEmpty() ? "" : " Did you mean \"" + best + "\"?";
    }

    /** A slip for every four letters, or else everything short is near everything. */
    private static int farthest(String name) {
        return Math.max(1, name.length() / 4);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
