package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.internal.task.Shared;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the elements of one iteration come from. Making one has no effect; the first {@link #pull} opens it. {@link #close} is called
 * once, and only if {@code pull} was called. After the end or a failure {@code pull} is not called again.
 *
 * @param <T> the elements
 */
public abstract class Source<T> extends Step {
    /** The next element, or a signal; of a source that {@link #drain} does not ask for elements, how it begins. */
    public Object pull() throws Throwable {
        throw new AssertionError(name() + " is drained");
    }

    /**
     * Carries elements along the route, as long as they are at hand and it takes more: one call for many elements. Answers with a signal
     * of its own, or with what the route has to say.
     */
    public Object drain(Route route) throws Throwable {
        Object said;
        do {
            said = pull();
            if (said instanceof Signal) {
                return said;
            }
        } while (route.carry(said));
        return route.said();
    }

    /** Takes back the element that it said last: nobody has seen it, because nothing further may start. */
    public void takeBack(Object element) {}

    /** Closes what the first pull opened. Its stage yields true if the failure is handled. */
    public @Nullable CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) throws Throwable {
        return Shared.DONE;
    }

    /**
     * Whether only iterables of this class make it, and give nobody else the iterator that drives it: as generated ones do, for whom it is
     * nested.
     */
    public boolean isPartOf(Class<?> iterable) {
        String outer = iterable.getName();
        String nested = getClass().getName();
        return nested.startsWith(outer) && nested.startsWith("$", outer.length());
    }

    /** How messages name what closes. */
    public String closeName() {
        return "the close of " + name();
    }

    /** Shows the iterators that this drives, which go on by themselves as little as it does. */
    protected void upstream(Consumer<? super AsyncIterator<?>> each) {}

    /** Is told, from any thread and perhaps more than once, that nothing further may start by itself. What runs is not interrupted. */
    public void quiet() {
        upstream(Pull::quiet);
    }

    /**
     * What to wait for as long as something runs that this began ahead of its consumer, who asks again then; null if nothing does. It is
     * quiet already, and nobody waits for its elements.
     */
    public @Nullable CompletionStage<?> ahead() {
        return null;
    }
}
