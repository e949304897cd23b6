package dev.forthwith.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that yields the next element of an {@link AsyncSource}.
 *
 * <p>It has no parameters and yields the element, an {@code Optional} of it, or an awaitable of either. Null, an empty {@code Optional} and
 * {@code StopAsyncIteration} are the end. It is not called while its last stage is pending, nor after the end or a failure.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Next {
    /**
     * Whether a pending next is asked to end when the loop is cancelled or closed. If not, it is waited for.
     *
     * @return whether a cancellation reaches the stage
     */
    boolean interruptible() default true;
}
