package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Described;
import dev.forthwith.internal.iterate.Entered.Held;
import dev.forthwith.internal.task.SelfGuarded;
import dev.forthwith.internal.task.Untyped;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A source of one element, a resource: entered by the first pull, exited by the close. */
public final class Entered<R extends @Nullable Object> extends Source<Held<R>> {
    /** A resource, which may be null, as an element, which may not. */
    public record Held<R extends @Nullable Object>(R resource) {}

    private final AsyncContextManager<R> manager;
    private @Nullable AsyncContext<R> context;
    private boolean entered;

    public Entered(AsyncContextManager<R> manager) {
        this.manager = manager;
    }

    @Override
    public Object pull() throws Throwable {
        if (context != null) {
            return Signal.END;
        }
        AsyncContext<R> made =
                Objects.requireNonNull(manager.context(), () -> Described.of(manager) + ".context() returned null");
        context = made;
        return await(made.enter());
    }

    @Override
    public Object resume(@Nullable Object resource) {
        entered = true;
        return new Held<R>(Untyped.as(resource));
    }

    /** A pending enter of our own decides by itself; any other is not torn. */
    @Override
    public boolean mayInterrupt() {
        return awaited instanceof SelfGuarded;
    }

    @Override
    public boolean takesLate() {
        return true;
    }

    @Override
    public @Nullable CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) throws Throwable {
        return entered && context != null ? context.exit(outcome, failure) : super.close(outcome, failure);
    }

    @Override
    public String closeName() {
        return "the exit of " + manager.getClass().getName();
    }

    @Override
    public String name() {
        return "the enter of " + manager.getClass().getName();
    }
}
