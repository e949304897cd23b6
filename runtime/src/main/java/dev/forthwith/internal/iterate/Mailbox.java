package dev.forthwith.internal.iterate;

import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A source whose elements are brought by others, on any thread. The consumer takes what is there, or waits until somebody wakes it.
 *
 * <p>Bringing something and waking ({@link #wake}) are apart, because waking may run all of the consumer's code: no lock is held then,
 * and a producer first does what must not wait for the consumer.
 *
 * @param <T> the elements
 */
public abstract class Mailbox<T> extends Source<T> {
    /** Guards what subclasses keep; nothing foreign is called under it. */
    protected final Object lock = new Object();

    private final Bell bell = new Bell();
    private boolean begun;
    private volatile boolean stopping;

    /** Makes those begin that bring elements, with the first pull. */
    protected abstract void begin();

    /** The next element, or the end; null if there is nothing yet. May fail. */
    protected abstract @Nullable Object poll() throws Throwable;

    /** Without the lock, after something was taken. */
    protected void taken() {}

    @Override
    public final Object pull() throws Throwable {
        if (!begun) {
            begun = true;
            begin();
        }
        return take();
    }

    /** Takes what is there, or waits. */
    private Object take() throws Throwable {
        Object found = look();
        if (found == null) {
            bell.arm();
            // What was brought before that rang nobody.
            found = look();
            if (found == null) {
                return park(bell);
            }
            bell.disarm();
        }
        taken();
        return found;
    }

    /** Polls, but not before those that bring elements are at rest, if they are to come to rest. */
    private @Nullable Object look() throws Throwable {
        return stopping && !isQuiet() ? null : poll();
    }

    /** Whether those that bring elements are at rest and will bring nothing more. */
    protected boolean isQuiet() {
        return true;
    }

    /** Makes those that bring elements come to rest, without interrupting them. */
    protected void quietProducers() {}

    @Override
    public final void quiet() {
        if (!stopping) {
            stopping = true;
            quietProducers();
        }
    }

    @Override
    public final @Nullable CompletionStage<?> ahead() {
        if (isQuiet()) {
            return null;
        }
        bell.arm();
        // Who came to rest before that rang nobody.
        if (!isQuiet()) {
            return bell;
        }
        bell.disarm();
        return null;
    }

    @Override
    public final boolean takesLate() {
        return stopping;
    }

    @Override
    public Object resume(@Nullable Object woken) throws Throwable {
        if (bell.isBroken()) {
            throw new CancellationException("the iteration was cancelled");
        }
        return take();
    }

    /** Tells of a failure that the consumer did not come to see: with the reason why it wants no more, if there is one. */
    protected final void unread(@Nullable Throwable failure, @Nullable Throwable reason) {
        if (failure == null || failure == reason) {
            return;
        }
        if (reason == null) {
            Dropped.reportLate(name() + " failed for a consumer that wanted no more", failure);
        } else if (Failures.mergeLate(reason, failure) != reason) {
            Dropped.reportLate(name() + " failed with a translation of what the consumer was told", failure);
        }
    }

    /** Wakes the consumer if it waits; not under the lock, and after what was brought can be polled. */
    protected final void wake() {
        bell.ring();
    }
}
