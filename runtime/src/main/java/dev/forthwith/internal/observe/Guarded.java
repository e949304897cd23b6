package dev.forthwith.internal.observe;

import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Dropped;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A watch that may break: then it is told no more, and nobody but the log notices. */
final class Guarded implements Watch {
    private volatile @Nullable Watch watch;

    private Guarded(Watch watch) {
        this.watch = watch;
    }

    /** What a watcher makes of an opening. */
    static @Nullable Watch opens(Watcher watcher, Kind kind, String opener, String closer, Object subject) {
        try {
            Watch made = watcher.opens(kind, opener, closer, subject);
            return made == null ? null : new Guarded(made);
        } catch (Throwable broken) {
            report(broken);
            return null;
        }
    }

    /** Runs what a watcher does, unless it breaks. */
    static void run(Runnable told) {
        try {
            told.run();
        } catch (Throwable broken) {
            report(broken);
        }
    }

    private static void report(Throwable broken) {
        Dropped.report("a watcher broke", broken);
    }

    private void tell(Consumer<Watch> event) {
        Watch told = watch;
        if (told == null) {
            return;
        }
        try {
            event.accept(told);
        } catch (Throwable broken) {
            watch = null;
            report(broken);
        }
    }

    @Override
    public void opened() {
        tell(Watch::opened);
    }

    @Override
    public void refused(Throwable failure) {
        tell(told -> told.refused(failure));
    }

    @Override
    public void element() {
        tell(Watch::element);
    }

    @Override
    public void closing(Outcome outcome, @Nullable Throwable failure) {
        tell(told -> told.closing(outcome, failure));
    }

    @Override
    public void closed(@Nullable Throwable failure) {
        tell(told -> told.closed(failure));
    }
}
