package dev.forthwith.internal.scope;

import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.observe.Watch;
import dev.forthwith.internal.task.Observer;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Untyped;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A use of a context that somebody watches: it stands where the resource would, so that one that nobody watches is not larger for it. */
final class WatchedUse {
    private final Watch watch;
    private @Nullable Object resource;

    WatchedUse(Watch watch) {
        this.watch = watch;
    }

    void entered(@Nullable Object taken) {
        resource = taken;
        watch.opened();
    }

    void refused(Throwable failure) {
        watch.refused(failure);
    }

    @Nullable
    Object exiting(Outcome outcome, @Nullable Throwable failure) {
        watch.closing(outcome, failure);
        return resource;
    }

    /** The exit as a stage that ends only after the watch was told. */
    CompletionStage<?> ending(CompletionStage<?> exit, String name) {
        if (Stages.isReady(exit)) {
            watch.closed(null);
            return exit;
        }
        return new Exit(exit, name, watch).start();
    }

    private static final class Exit extends AsyncTask<Object> implements Observer {
        private final CompletionStage<?> exit;
        private final String name;
        private final Watch watch;

        Exit(CompletionStage<?> exit, String name, Watch watch) {
            this.exit = exit;
            this.name = name;
            this.watch = watch;
            closeUnpublished();
        }

        Exit start() {
            try {
                Stages.observe(exit, this);
            } catch (Throwable thrown) {
                ended(null, thrown);
            }
            return this;
        }

        @Override
        public void ended(@Nullable Object value, @Nullable Throwable failure) {
            Throwable cause = failure == null ? null : Failures.unwrap(failure);
            watch.closed(cause);
            if (cause == null) {
                settle(Untyped.as(value));
            } else {
                settleExceptionally(cause);
            }
        }

        @Override
        protected CompletionStage<?> waitsFor() {
            return exit;
        }

        @Override
        protected String whereabouts() {
            return name;
        }
    }
}
