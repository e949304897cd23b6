package dev.forthwith.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that yields the next page of an {@link AsyncSource}.
 *
 * <p>It has no parameters and yields an {@code Iterable}, an array or a {@code Stream} of elements, an {@code Optional} of one, or an awaitable of
 * any of these. Null, an empty {@code Optional} and {@code StopAsyncIteration} are the end; an empty page is not. A
 * {@code Stream} is closed after its last element, or with the source, even if it was fetched ahead and never reached.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface NextPage {
    /**
     * Whether a pending page is asked to end when the loop is cancelled or closed. If not, it is waited for.
     *
     * @return whether a cancellation reaches the stage
     */
    boolean interruptible() default true;
}
