package dev.forthwith.internal.iterate;

import dev.forthwith.Outcome;
import dev.forthwith.internal.task.Shared;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where the elements of one iteration come from. Making one has no effect; the first {@link #pull} opens it. {@link #close} is called
 * once, and only if {@code pull} was called. After the end or a failure {@code pull} is not called again.
 *
 * @param <T> the elements
 */
public abstract class Source<T> extends Step {
    /** The next element, {@link Signal#END} or {@link Signal#AWAIT}. */
    public abstract Object pull() throws Throwable;

    /** Closes what the first pull opened. Its stage yields true if the failure is handled. */
    public @Nullable CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) throws Throwable {
        return Shared.DONE;
    }

    /** How messages name what closes. */
    public String closeName() {
        return "the close of " + name();
    }
}
