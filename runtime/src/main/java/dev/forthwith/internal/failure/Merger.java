package dev.forthwith.internal.failure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges one failure after the other as {@link Failures#merge} does, for a walk on which very many may fail: each takes the same time,
 * however many there are.
 */
public final class Merger {
    /** From how many on it is remembered what is suppressed; until then it is looked up. */
    private static final int MANY = 32;

    private @Nullable Throwable primary;
    private int merged;
    private final Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The failure that takes the place of both. */
    public Throwable merge(@Nullable Throwable earlier, Throwable later) {
        if (earlier == null || earlier != primary) {
            primary = Failures.merge(earlier, later);
            merged = 0;
            known.clear();
            return primary;
        }
        merged++;
        if (merged < MANY || Failures.carries(later, earlier)) {
            primary = Failures.merge(earlier, later);
            if (primary != earlier) {
                merged = 0;
                known.clear();
            }
            return primary;
        }
        if (known.isEmpty()) {
            known.addAll(List.of(earlier.getSuppressed()));
            if (known.isEmpty()) {
                // It takes none, which is to be reported each time.
                return Failures.merge(earlier, later);
            }
        }
        if (earlier != later && known.add(later)) {
            earlier.addSuppressed(later);
        }
        return earlier;
    }
}
