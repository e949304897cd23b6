package dev.forthwith.internal.scope;

import dev.forthwith.Around;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.BlockingCall;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Untyped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A resource written as one function, which runs on the blocking executor and is parked in {@code body.run} while the resource is used.
 *
 * <pre>
 * the function                        the context
 * calls body.run                      is entered with the value
 * ends without calling it             fails to enter; body.run fails from then on
 * (parked; the context is exited)     body.run returns, or throws the failure of the scope
 * ends while another thread is parked fails to exit: it has seen nothing of how the use ends
 * returns                             is exited; a failure that was thrown into it is handled
 * throws that failure again           is exited; it is not handled
 * throws another failure              fails to exit
 * </pre>
 */
public final class AroundContext<T extends @Nullable Object> extends SingleUse<T, T> {
    private final Around<T> around;
    private final BlockingCall<Boolean> call;
    private final CompletableFuture<T> entered = new CompletableFuture<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private final CompletableFuture<Boolean> exited = new CompletableFuture<>();
    private volatile @Nullable Throwable thrownInto;
    /** Taken by the call of body.run, or by the end of a function that has not called it. */
    private final AtomicBoolean bodyRan = new AtomicBoolean();

    private volatile boolean bodyReturns;

    public AroundContext(Around<T> around) {
        this.around = around;
        this.call = BlockingCall.prepare(() -> {
            around.run(this::body);
            return true;
        });
    }

    @Override
    protected CompletionStage<?> acquire() {
        Stages.observe(call, (value, failure) -> ended(failure == null ? null : Failures.unwrap(failure)));
        call.submit();
        return entered;
    }

    private void body(T resource) throws Exception {
        call.requireThreadOfItsOwn();
        if (!bodyRan.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "body.run was called twice, or after the function has ended; a context is entered once");
        }
        entered.complete(resource);
        Depth.help();
        released.join();
        bodyReturns = true;
        Throwable failure = thrownInto;
        if (failure != null) {
            throw Failures.sneak(failure);
        }
    }

    private void ended(@Nullable Throwable failure) {
        if (bodyRan.compareAndSet(false, true)) {
            entered.completeExceptionally(
                    failure != null
                            ? failure
                            : new IllegalStateException(enterName() + " returned without calling body.run"));
        } else if (failure == null && !bodyReturns) {
            exited.completeExceptionally(new IllegalStateException(enterName() + " returned before body.run did"));
        } else if (failure == null) {
            exited.complete(true);
        } else if (failure == thrownInto) {
            exited.complete(false);
        } else {
            exited.completeExceptionally(failure);
        }
    }

    @Override
    protected T acquired(T arrived) {
        return arrived;
    }

    @Override
    protected CompletionStage<?> release(T resource, Outcome outcome, @Nullable Throwable failure) {
        thrownInto = failure == null ? withoutFailure(outcome) : failure;
        released.complete(Untyped.as(null));
        return exited;
    }

    /** What the function is thrown when nobody says with what the use has ended. */
    private static @Nullable Throwable withoutFailure(Outcome outcome) {
        switch (outcome) {
            case CANCELLED:
                return Failures.cancelled(null);
            case FAILED:
                return new IllegalStateException("the use of the resource has failed");
            default:
                return null;
        }
    }

    @Override
    protected boolean mayInterruptEnter() {
        return false;
    }

    @Override
    public String enterName() {
        return "the function given to around, " + around.getClass().getName() + ",";
    }

    @Override
    public String exitName() {
        return enterName() + " after body.run";
    }
}
