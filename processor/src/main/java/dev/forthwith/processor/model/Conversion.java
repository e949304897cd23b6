package dev.forthwith.processor.model;

import com.palantir.javapoet.ClassName;
import org.jspecify.annotations.Nullable;

/**
 * How the result of a method becomes a stage.
 *
 * @param kind the form of the result
 * @param type the class of the static method that converts it, if one does
 * @param method the name of the method that converts it, if one does
 */
public record Conversion(
        Kind kind, @Nullable ClassName type, @Nullable String method) {
    /** The forms. */
    public enum Kind {
        /** A stage as it is. */
        STAGE,
        /** An awaitable with a method that makes a stage. */
        METHOD,
        /** An awaitable whose method wants the value for "nothing". */
        METHOD_OF_NULL,
        /** An awaitable that a static method of another class converts. */
        STATIC,
        /** A future with {@code addListener(Runnable, Executor)}. */
        LISTENER,
        /** A future of Netty. */
        NETTY,
        /** A plain value. */
        VALUE,
        /** Nothing at all. */
        NOTHING,
        /** A plain value, from a method that blocks. */
        BLOCKING_VALUE,
        /** Nothing, from a method that blocks. */
        BLOCKING_NOTHING
    }

    /** A form that needs no more than its kind. */
    public static Conversion of(Kind kind) {
        return new Conversion(kind, null, null);
    }

    /** A form with a method of the awaitable itself. */
    public static Conversion by(Kind kind, String method) {
        return new Conversion(kind, null, method);
    }

    /** Whether the result is some awaitable. */
    public boolean isAwaitable() {
        return switch (kind) {
            case STAGE, METHOD, METHOD_OF_NULL, STATIC, LISTENER, NETTY -> true;
            default -> false;
        };
    }
}
