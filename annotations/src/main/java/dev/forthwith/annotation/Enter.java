package dev.forthwith.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that acquires a resource. Required on an {@link AsyncResource}, optional on an {@link AsyncSource}.
 *
 * <p>It has no parameters, or an {@code AsyncExitStack} for sub-resources, which are exited after this one, or at once if entering fails. It
 * yields the resource: a value, or an awaitable of one; with {@code void}, or an awaitable of {@code Void}, the annotated instance itself is
 * the resource. A {@code Future} that tells nobody when it is done is no awaitable, but a value like any other.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Enter {
    /**
     * Whether a pending enter is asked to end when the operation is cancelled. By default it is not, since a producer would lose its
     * resource: it is waited for, and what it yields is exited.
     *
     * @return whether a cancellation reaches the stage
     */
    boolean interruptible() default false;
}
