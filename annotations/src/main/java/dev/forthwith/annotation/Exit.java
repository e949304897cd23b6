package dev.forthwith.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that gives a resource back. Required on an {@link AsyncResource}, optional on an {@link AsyncSource}.
 *
 * <p>It takes any of: the resource, the {@code Outcome}, a {@code Throwable} that is null unless the use failed or was cancelled; each at
 * most once, in any order. It yields {@code void}, a {@code boolean}, or an awaitable of {@code Void} or {@code Boolean}; {@code true} says that
 * the failure is handled.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Exit {}
