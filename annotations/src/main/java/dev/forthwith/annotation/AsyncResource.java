package dev.forthwith.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that is entered and exited asynchronously: the processor generates an asynchronous context manager for it.
 *
 * <p>{@code @AsyncResource class Database} generates {@code AsyncDatabase} in the same package and with the same visibility. The class has
 * a method marked {@link Enter} and one marked {@link Exit}; without marks those named {@code enter} and {@code exit} are meant.
 *
 * <pre>{@code
 * @AsyncResource
 * class Database {
 *     Database(String url) { ... }
 *
 *     @Enter
 *     CompletionStage<Connection> open() { ... }
 *
 *     @Exit
 *     CompletionStage<Void> close(Connection connection, Outcome outcome) { ... }
 * }
 *
 * AsyncTask<Rows> rows = AsyncDatabase.of(url).with(connection -> connection.query("select 1"));
 * }</pre>
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface AsyncResource {
    /**
     * The name of the generated class. Empty: {@code Async} and the name of the annotated class, with those of the classes that enclose it,
     * joined by {@code _}.
     *
     * @return a Java identifier that may name a class, or an empty string
     */
    String name() default "";
}
