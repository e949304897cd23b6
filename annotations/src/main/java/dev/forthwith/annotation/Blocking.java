package dev.forthwith.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a marked method, or each marked method of a class that yields no awaitable, blocks its thread.
 *
 * <p>It runs on the blocking executor: on virtual threads where the JDK has them (21 and later), else on a cached pool of daemon threads. A
 * cancellation that reaches it interrupts its thread.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Blocking {}
