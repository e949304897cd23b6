package dev.forthwith.internal.observe;

import dev.forthwith.Outcome;
import org.jspecify.annotations.Nullable;

/** Two watches over the same. */
record Watches(Watch first, Watch second) implements Watch {
    static @Nullable Watch both(@Nullable Watch first, @Nullable Watch second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return new Watches(first, second);
    }

    @Override
    public void opened() {
        first.opened();
        second.opened();
    }

    @Override
    public void refused(Throwable failure) {
        first.refused(failure);
        second.refused(failure);
    }

    @Override
    public void element() {
        first.element();
        second.element();
    }

    @Override
    public void closing(Outcome outcome, @Nullable Throwable failure) {
        first.closing(outcome, failure);
        second.closing(outcome, failure);
    }

    @Override
    public void closed(@Nullable Throwable failure) {
        first.closed(failure);
        second.closed(failure);
    }
}
