package dev.forthwith.internal.operator;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.ThrowingFunction;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.failure.MayHandle;
import dev.forthwith.internal.iterate.Pipeline;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Source;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Shared;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with another source when one fails; the one that failed is closed first. A cancellation is no failure to recover from, nor is
 * what an exit of that source has handled.
 *
 * <pre>
 * state     event                               next      action
 * PULLING   an element, the end                 PULLING   hand on
 * PULLING   a failure that is not recovered     PULLING   fail
 * PULLING   a failure that is recovered         CLOSING   close what failed
 * CLOSING   closed                              PULLING   pull from the other source
 * CLOSING   closed, and that handled it         PULLING   fail; that close says so again to who closes this
 * CLOSING   closed, but nothing may start       PULLING   fail
 * </pre>
 */
public final class Recover<T> extends Source<T> {
    /** What to do about a failure. */
    @FunctionalInterface
    public interface Recovery<T> {
        /** The source to go on with, or null: fail. What the close of the source that failed has failed with, too, is merged into the failure. */
        @Nullable
        AsyncIterable<? extends T> after(Throwable failure, @Nullable Throwable ofClose) throws Exception;
    }

    /** The source that a function makes, for the first failure. */
    public static <T> Recovery<T> once(ThrowingFunction<? super Throwable, ? extends AsyncIterable<? extends T>> fn) {
        AtomicBoolean used = new AtomicBoolean();
        return (failure, ofClose) -> used.getAndSet(true)
                ? null
                : Objects.requireNonNull(fn.apply(failure), "the function given to onErrorResume returned null");
    }

    /** The same source again, a number of times. */
    public static <T> Recovery<T> times(AsyncIterable<T> source, int times) {
        AtomicInteger used = new AtomicInteger();
        return (failure, ofClose) -> {
            if (used.getAndIncrement() >= times) {
                return null;
            }
            if (ofClose != null) {
                Dropped.reportLate("the close of a source that is opened anew failed", ofClose);
            }
            return source;
        };
    }

    private final Recovery<T> recovery;
    private volatile AsyncIterator<? extends T> current;
    private final Callable<CompletionStage<Boolean>> advance = () -> current().advance();
    private @Nullable Throwable recovering;
    /** The close of this, as long as what failed was closed and no other source has taken its place. */
    private @Nullable CompletionStage<?> closing;

    public Recover(AsyncIterable<T> upstream, Recovery<T> recovery) {
        this.recovery = recovery;
        this.current = Pipeline.pull(upstream);
    }

    @Override
    public Object pull() throws Throwable {
        CompletionStage<Boolean> stage = Depth.call(advance);
        if (stage == Shared.TRUE) {
            return current.current();
        }
        return stage == Shared.FALSE ? Signal.END : await(stage);
    }

    @Override
    public Object resume(@Nullable Object more) throws Throwable {
        if (recovering != null) {
            return goOn(recovering, null);
        }
        return Boolean.TRUE.equals(more) ? current.current() : Signal.END;
    }

    @Override
    public Object failed(Throwable failure) throws Throwable {
        Throwable pending = recovering;
        if (pending != null) {
            return goOn(pending, failure);
        }
        if (failure instanceof CancellationException) {
            throw failure;
        }
        recovering = failure;
        // Parked even if it is over at once: if nothing further may start by then, the failure is to be told.
        closing = current.close(Outcome.FAILED, failure);
        return park(closing);
    }

    private AsyncIterator<? extends T> current() {
        return current;
    }

    private Object goOn(Throwable failed, @Nullable Throwable ofClose) throws Throwable {
        recovering = null;
        if (MayHandle.hasHandled(closing, failed)) {
            throw failed;
        }
        // What it came to is told with the failure.
        closing = Shared.DONE;
        Throwable failure = ofClose == null ? failed : Failures.merge(failed, ofClose);
        AsyncIterable<? extends T> next;
        try {
            next = recovery.after(failure, ofClose);
        } catch (Throwable thrown) {
            throw Failures.merge(failure, Failures.unwrap(thrown));
        }
        if (next == null) {
            throw failure;
        }
        current = Pipeline.pull(next);
        closing = null;
        return Signal.SKIP;
    }

    @Override
    public boolean mayInterrupt() {
        return recovering == null;
    }

    @Override
    public @Nullable Throwable takeUntold() {
        Throwable untold = recovering;
        recovering = null;
        return MayHandle.hasHandled(closing, untold) ? null : untold;
    }

    @Override
    public boolean takesLate() {
        return recovering == null;
    }

    @Override
    public void takeBack(Object element) {
        Pull.giveBack(current, element);
    }

    @Override
    protected void upstream(Consumer<? super AsyncIterator<?>> each) {
        each.accept(current);
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) {
        CompletionStage<?> begun = closing;
        return begun == null ? current.close(outcome, failure) : begun;
    }

    @Override
    public String name() {
        return recovering == null ? "a source that may be recovered" : "the close of a source that failed";
    }
}
