package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import dev.forthwith.OpenContext;
import dev.forthwith.Outcome;
import dev.forthwith.ThrowingFunction;
import dev.forthwith.internal.failure.Described;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.InterruptFlag;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Untyped;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The blocking forms: a resource that is used on the caller's thread. */
public final class Blocking {
    private Blocking() {}

    private static <T extends @Nullable Object> AsyncContext<T> contextOf(AsyncContextManager<T> manager) {
        try {
            return ContextEntry.contextOf(manager);
        } catch (Throwable thrown) {
            throw Failures.rethrow(Failures.unwrap(thrown));
        }
    }

    /** Enters, for try-with-resources. */
    public static <T extends @Nullable Object> OpenContext<T> open(AsyncContextManager<T> manager)
            throws InterruptedException {
        AsyncContext<T> context = contextOf(manager);
        return new Open<>(context, enter(context));
    }

    /**
     * Enters, and makes a task only of what has to be waited for. An enter is not torn, so it begins without the interrupt that was there
     * before; after it, nothing else begins.
     */
    private static <T extends @Nullable Object> T enter(AsyncContext<T> context) throws InterruptedException {
        T resource;
        try {
            resource = context instanceof SingleUse<?, T> own ? enterOwn(own) : enterOther(context);
        } catch (InterruptedException whileEntering) {
            throw whileEntering;
        } catch (Throwable refused) {
            if (Thread.interrupted()) {
                throw Failures.interrupted(interruptedIn("enter", context), cancelled(Failures.unwrap(refused)));
            }
            throw refused;
        }
        if (Thread.interrupted()) {
            Throwable remaining = exit(context, cancelled(null));
            InterruptedException interrupted = interruptedIn("enter", context);
            throw remaining == null ? interrupted : Failures.interrupted(interrupted, remaining);
        }
        return resource;
    }

    private static InterruptedException interruptedIn(String step, AsyncContext<?> context) {
        return new InterruptedException("interrupted in the " + step + " of " + Described.of(context));
    }

    private static <T extends @Nullable Object> T enterOwn(SingleUse<?, T> context) throws InterruptedException {
        OwnedEntry<T> entry;
        InterruptFlag flag = InterruptFlag.takeOff();
        try {
            CompletionStage<?> stage = context.begin();
            if (Stages.isReady(stage)) {
                return context.take(Stages.value(stage));
            }
            entry = new OwnedEntry<>(context);
            entry.await(stage);
        } catch (Throwable thrown) {
            throw Failures.rethrow(Failures.unwrap(thrown));
        } finally {
            flag.putBack();
        }
        return entry.await();
    }

    private static <T extends @Nullable Object> T enterOther(AsyncContext<T> context) throws InterruptedException {
        AsyncTask<T> entry;
        InterruptFlag flag = InterruptFlag.takeOff();
        try {
            entry = ContextEntry.of(context);
        } finally {
            flag.putBack();
        }
        return entry.await();
    }

    /** Enters, runs the body on this thread, exits. */
    public static <T extends @Nullable Object, R extends @Nullable Object> R run(
            AsyncContextManager<T> manager, ThrowingFunction<? super T, ? extends R> body) throws InterruptedException {
        AsyncContext<T> context = contextOf(manager);
        T resource = enter(context);
        Object result = null;
        Throwable failure = null;
        InterruptedException interrupted = null;
        try {
            result = body.apply(resource);
        } catch (InterruptedException thrown) {
            interrupted = thrown;
        } catch (Throwable thrown) {
            failure = Failures.unwrap(thrown);
        }
        // An interrupt of the body is a cancellation, also if the body itself did not notice.
        if (Thread.interrupted() && interrupted == null) {
            interrupted = interruptedIn("body", context);
        }
        if (interrupted != null) {
            failure = cancelled(failure);
        }
        Throwable remaining = exit(context, failure);
        if (interrupted != null) {
            throw remaining == null ? interrupted : Failures.interrupted(interrupted, remaining);
        }
        if (remaining != null) {
            throw Failures.rethrow(remaining);
        }
        return Untyped.as(failure == null && !hasHandled(context) ? result : null);
    }

    private static boolean hasHandled(AsyncContext<?> context) {
        return context instanceof SingleUse<?, ?> inner && inner.hasHandled();
    }

    /** What the exit is told; it does not carry the interrupt, on which in the end everything is suppressed. */
    private static CancellationException cancelled(@Nullable Throwable failure) {
        CancellationException cancelled = new CancellationException("the thread was interrupted");
        if (failure != null) {
            cancelled.addSuppressed(failure);
        }
        return cancelled;
    }

    /** Exits, whatever interrupts, and answers with what failed in the end: null if nothing did or it was handled. */
    private static @Nullable Throwable exit(AsyncContext<?> context, @Nullable Throwable failure) {
        try {
            boolean handled = exitAndWait(context, Failures.outcome(failure), failure);
            return handled && Failures.outcome(failure) == Outcome.FAILED ? null : failure;
        } catch (Throwable thrown) {
            return Failures.merge(hasHandled(context) ? null : failure, Failures.unwrap(thrown));
        }
    }

    private static boolean exitAndWait(AsyncContext<?> context, Outcome outcome, @Nullable Throwable failure) {
        // Mostly an exit begins on this thread, and may wait there: an interrupt that came before must not end that.
        InterruptFlag flag = InterruptFlag.takeOff();
        try {
            CompletionStage<?> stage = OwnedEntry.exit(context, outcome, failure);
            if (stage == null) {
                throw new NullPointerException(Described.of(context) + ".exit() returned null instead of a stage");
            }
            // CompletableFuture.join does not end at an interrupt, and sets the flag again.
            Object handled = Stages.isReady(stage)
                    ? Stages.value(stage)
                    : AsyncTask.shield(stage).join();
            return Boolean.TRUE.equals(handled);
        } finally {
            flag.putBack();
        }
    }

    private static final class Open<T extends @Nullable Object> implements OpenContext<T> {
        /** Until the close. */
        private @Nullable AsyncContext<T> context;

        private @Nullable T value;
        private @Nullable Throwable failure;

        Open(AsyncContext<T> context, T value) {
            this.context = context;
            this.value = value;
        }

        @Override
        public T value() {
            requireOpen();
            return Untyped.as(value);
        }

        private void requireOpen() {
            if (context == null) {
                throw new IllegalStateException("the context is closed: its resource was given back");
            }
        }

        @Override
        public void fail(Throwable problem) {
            Objects.requireNonNull(problem, "failure");
            requireOpen();
            if (failure == null) {
                failure = Failures.unwrap(problem);
            }
        }

        @Override
        public void close() {
            AsyncContext<T> entered = context;
            if (entered == null) {
                return;
            }
            context = null;
            value = null;
            try {
                exitAndWait(entered, Failures.outcome(failure), failure);
            } catch (Throwable thrown) {
                Throwable problem = Failures.unwrap(thrown);
                // What was told is the caller's to rethrow, also when an exit threw it again or several exits
                // suppressed theirs on it.
                if (problem != failure) {
                    throw Failures.rethrow(problem);
                }
            }
        }
    }
}
