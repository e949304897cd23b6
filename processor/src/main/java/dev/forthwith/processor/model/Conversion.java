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
        STAGE(true),
        /** An awaitable with a method that makes a stage. */
        METHOD(true),
        /** An awaitable whose method wants the value for "nothing". */
        METHOD_OF_NULL(true),
        /** An awaitable that a static method of another class converts. */
        STATIC(true),
        /** A future with {@code addListener(Runnable, Executor)}. */
        LISTENER(true),
        /** A future of Netty. */
        NETTY(true),
        /** A plain value. */
        VALUE(false),
        /** Nothing at all. */
        NOTHING(false),
        /** A plain value, from a method that blocks. */
        BLOCKING_VALUE(false),
        /** Nothing, from a method that blocks. */
        BLOCKING_NOTHING(false);

        private final boolean awaitable;

        Kind(boolean awaitable) {
            this.awaitable = awaitable;
        }
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
        return kind.awaitable;
    }
}
