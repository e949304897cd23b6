package dev.forthwith;

import java.util.Iterator;

/**
 * A source that is open in blocking code: one pass with a plain {@code for}, in try-with-resources, like a
 * {@link java.nio.file.DirectoryStream}.
 *
 * <pre>{@code
 * try (Cursor<Row> rows = AsyncRows.of(query).open()) {
 *     for (Row row : rows) {
 *         System.out.println(row);
 *     }
 * }
 * }</pre>
 *
 * <p>Each step waits for the next element on this thread. It throws the original unchecked exception or error of the source, a checked
 * one in a {@link java.util.concurrent.CompletionException}. An interrupt cancels the pending step and waits for its end; then the flag is set
 * again and {@link java.util.concurrent.CancellationException} is thrown. A step that need not wait does not look for one, and leaves the flag
 * as it is: where elements are always ready, the loop looks for itself. Use it from one thread.
 *
 * @param <T> the elements
 */
public interface Cursor<T> extends Iterable<T>, AutoCloseable {
    /**
     * Returns the iterator of the one pass. {@code hasNext} waits for the next element.
     *
     * @return the iterator
     * @throws IllegalStateException when called again
     */
    @Override
    Iterator<T> iterator();

    /**
     * Says that the consumer failed: {@link #close} will close the source with {@link Outcome#FAILED}, or with {@link Outcome#CANCELLED}
     * for a {@link java.util.concurrent.CancellationException}. The first call counts. The failure stays the caller's to rethrow.
     * After {@link #close} it does nothing.
     *
     * @param failure what happened
     */
    void fail(Throwable failure);

    /**
     * Closes the source and waits until it is closed. A second call does nothing. Throws only what the close throws, and not the failure
     * that was told by {@link #fail} or thrown by a step. An interrupt does not disturb it; the flag is set again.
     */
    @Override
    void close();
}
