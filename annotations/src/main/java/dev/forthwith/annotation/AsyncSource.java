package dev.forthwith.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that yields elements asynchronously: the processor generates an asynchronous iterable for it.
 *
 * <p>{@code @AsyncSource class Ticks} generates {@code AsyncTicks} in the same package and with the same visibility. The class has a method
 * marked {@link Next} or {@link NextPage}, and may have one marked {@link Enter} and one marked {@link Exit}; without marks the methods named
 * {@code next}, {@code nextPage}, {@code enter} and {@code exit} are meant. Every loop has an instance of its own.
 *
 * <pre>{@code
 * @AsyncSource
 * class Ticks {
 *     Ticks(int n) { ... }
 *
 *     @Next
 *     CompletionStage<Integer> tick() { ... }   // null is the end
 * }
 *
 * AsyncTask<Void> printed = AsyncTicks.of(10).forEach(System.out::println);
 * }</pre>
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface AsyncSource {
    /**
     * The name of the generated class. Empty: {@code Async} and the name of the annotated class, with those of the classes that enclose it,
     * joined by {@code _}.
     *
     * @return a Java identifier that may name a class, or an empty string
     */
    String name() default "";

    /**
     * How many results of the next method, elements or whole pages, are fetched ahead of the consumer. Its calls never overlap.
     *
     * @return the number, not negative; at 0 nothing is asked for that was not asked of us
     */
    int prefetch() default 0;
}
