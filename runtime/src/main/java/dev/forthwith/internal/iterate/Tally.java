package dev.forthwith.internal.iterate;

import dev.forthwith.Outcome;
import dev.forthwith.internal.observe.Watch;
import org.jspecify.annotations.Nullable;

/** Stands behind the source of an iteration that somebody watches, and in no other. */
final class Tally extends Operator {
    private final Watch watch;

    Tally(Watch watch) {
        this.watch = watch;
    }

    @Override
    public Object apply(Object element) {
        watch.element();
        return element;
    }

    @Override
    public boolean onlyPasses() {
        return true;
    }

    void closing(Outcome outcome, @Nullable Throwable failure) {
        watch.closing(outcome, failure);
    }

    void ended(@Nullable Throwable failure) {
        watch.closed(failure);
    }

    @Override
    public String name() {
        return "the count of elements";
    }
}
