package dev.forthwith.simulation;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The decisions of one world: drawn by a seed, or replayed from a list. 0 is always the dullest, and what follows on the list. */
final class Choices {
    private final @Nullable SplittableRandom random;
    private int[] made;
    private int count;

    private Choices(@Nullable SplittableRandom random, int[] made) {
        this.random = random;
        this.made = made;
    }

    static Choices drawn(long seed) {
        return new Choices(new SplittableRandom(seed), new int[64]);
    }

    static Choices replayed(int[] made) {
        return new Choices(null, made);
    }

    /** A number from 0, below the bound. */
    int below(int bound) {
        if (random == null) {
            return count < made.length ? Math.min(made[count++], bound - 1) : 0;
        }
        int choice = random.nextInt(bound);
        if (count == made.length) {
            made = Arrays.copyOf(made, 2 * count);
        }
        made[count++] = choice;
        return choice;
    }

    boolean chance(int percent) {
        return below(100) >= 100 - percent;
    }

    /** What was decided until now. */
    int[] made() {
        return Arrays.copyOf(made, count);
    }
}
