package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A task derived from another one by a function, or by a function that yields a further stage.
 *
 * <pre>
 * state      event                                    next      action
 * SOURCE     the source ends, cancelled before        DONE      cancelled; the function is not called
 * SOURCE     the source ends                          RUNNING   call the function
 * RUNNING    it yields a value or throws              DONE      settle; cancelled if that was asked meanwhile
 * RUNNING    it yields a stage                        INNER     wait for that; pass a request on
 * RUNNING    it yields a stage that waits for this    DONE      fail: that would never end
 * INNER      the stage ends                           DONE      settle; cancelled if that was asked meanwhile
 * </pre>
 * A request travels to the source, then to the inner stage; a function that runs is waited for.
 */
public final class Chained<S extends @Nullable Object, R extends @Nullable Object> extends AsyncTask<R>
        implements Observer {
    /** What is done with the end of the source: a value, or a stage. */
    @FunctionalInterface
    public interface Reaction<S extends @Nullable Object, A extends @Nullable Object> {
        A to(S value, @Nullable Throwable failure) throws Throwable;
    }

    /** Which ends of the source a function is called for; any other end passes, and needs no executor. */
    public enum On {
        VALUE,
        FAILURE,
        ANY
    }

    private final @Nullable Executor executor;
    private @Nullable Reaction<S, ?> reaction;
    private final boolean yieldsStage;
    private final boolean takesValues;
    private final boolean takesFailures;
    /** The source, then null while the function runs, then the inner stage. */
    private volatile @Nullable CompletionStage<?> pending;

    private Chained(
            CompletionStage<?> source, @Nullable Executor executor, On on, Reaction<S, ?> reaction, boolean stage) {
        this.pending = source;
        this.executor = executor;
        this.reaction = reaction;
        this.yieldsStage = stage;
        this.takesValues = on != On.FAILURE;
        this.takesFailures = on != On.VALUE;
    }

    public static <S extends @Nullable Object, R extends @Nullable Object> AsyncTask<R> value(
            AsyncTask<S> source, @Nullable Executor executor, On on, Reaction<S, ? extends R> reaction) {
        return start(source, new Chained<>(source, executor, on, reaction, false));
    }

    public static <S extends @Nullable Object, R extends @Nullable Object> AsyncTask<R> stage(
            AsyncTask<S> source,
            @Nullable Executor executor,
            On on,
            Reaction<S, ? extends CompletionStage<R>> reaction) {
        return start(source, new Chained<>(source, executor, on, reaction, true));
    }

    private static <R extends @Nullable Object> AsyncTask<R> start(AsyncTask<?> source, Chained<?, R> chained) {
        Stages.observe(source, chained);
        return chained;
    }

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable failure) {
        Throwable cause = failure == null ? null : Failures.unwrap(failure);
        if (executor == null || !(cause == null ? takesValues : takesFailures)) {
            // A function may derive from a settled task again, without end.
            Depth.run(() -> react(value, cause));
            return;
        }
        // An executor may fail although it has run what it was given, or run it twice.
        AtomicBoolean begun = new AtomicBoolean();
        try {
            executor.execute(() -> {
                if (begun.compareAndSet(false, true)) {
                    react(value, cause);
                }
            });
        } catch (Throwable thrown) {
            if (begun.compareAndSet(false, true)) {
                finish(null, Failures.merge(cause, thrown));
            } else {
                Dropped.report("an executor failed after it had begun a function of a chain", thrown);
            }
        }
    }

    private void react(@Nullable Object value, @Nullable Throwable failure) {
        pending = null;
        if (cancelRequested()) {
            finish(null, failure);
            return;
        }
        Object yielded;
        try {
            yielded = Objects.requireNonNull(reaction).to(Untyped.as(value), failure);
        } catch (Throwable thrown) {
            finish(null, Failures.unwrap(thrown));
            return;
        }
        if (!yieldsStage) {
            finish(yielded, null);
        } else {
            awaitInner((CompletionStage<?>) Objects.requireNonNull(yielded));
        }
    }

    private void awaitInner(CompletionStage<?> inner) {
        pending = inner;
        passOn(inner);
        CompletionStage<?> awaited = unlessInCircle(inner, inner instanceof AsyncTask<?> task ? task : this);
        Stages.observe(awaited, (value, failure) -> finish(value, failure == null ? null : Failures.unwrap(failure)));
    }

    private void finish(@Nullable Object value, @Nullable Throwable failure) {
        if (closeToCancel()) {
            settleExceptionally(Failures.cancelled(failure));
        } else if (failure != null) {
            settleExceptionally(failure);
        } else {
            settle(Untyped.as(value));
        }
        pending = null;
        reaction = null;
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        return pending;
    }

    @Override
    protected String whereabouts() {
        return pending == null ? "a function of a chain, running" : super.whereabouts();
    }
}
