package dev.forthwith;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a source: advance, look at the current element, and close when done.
 *
 * <p>It is for one consumer at a time: wait for one {@code advance} before the next. Who drives an iterator closes it, also
 * after the end; it does not close itself. Most code calls the operators of {@link AsyncIterable} instead.
 *
 * <p>Iterators that this library makes hold to this: {@code advance} while one is pending fails at once with
 * {@link IllegalStateException} and disturbs nothing; after the end, a failure or a close it says {@code FALSE} and the source is
 * not asked again. {@code close} may be called at any time and from any thread: a pending {@code advance} is asked to end and says
 * {@code FALSE}, then the source is closed, once; every caller gets the same completion.
 *
 * @param <T> the elements, never {@code null}
 */
@CheckReturnValue
public interface AsyncIterator<T> {
    /**
     * Moves to the next element.
     *
     * @return a stage of {@link Boolean#TRUE} when {@link #current} holds the next element, of {@link Boolean#FALSE} at the end
     */
    CompletionStage<Boolean> advance();

    /**
     * Returns the element that the last successful {@link #advance} moved to.
     *
     * @return the element
     * @throws java.util.NoSuchElementException if there is none
     */
    T current();

    /**
     * Closes the source.
     *
     * @param outcome how the iteration ended
     * @param failure {@code null} unless failed or cancelled; what this library makes takes the layers of the JDK off it
     * @return a stage that completes when everything behind this iterator is closed
     */
    CompletionStage<Void> close(Outcome outcome, @Nullable Throwable failure);

    /**
     * Closes the source because the consumer had enough: {@link Outcome#STOPPED}.
     *
     * @return a stage that completes when everything behind this iterator is closed
     */
    default CompletionStage<Void> close() {
        return close(Outcome.STOPPED, null);
    }
}
