package dev.forthwith.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an instance is entered and exited.
 *
 * @param enter the enter method, or null for a source that has only an exit
 * @param exit the exit method, or null for a source that has only an enter
 * @param arrived what the stage of the enter yields
 * @param resource the resource
 * @param self whether the instance itself is the resource
 */
public record Lifecycle(@Nullable Enter enter, @Nullable Exit exit, TypeName arrived, TypeName resource, boolean self) {
    /**
     * The enter method.
     *
     * @param name its name
     * @param conversion how its result becomes a stage
     * @param stacked whether it takes an exit stack
     * @param interruptible whether a pending enter may be asked to end
     * @param throwing whether it declares exceptions
     * @param link its parameter types, erased, for the documentation
     */
    public record Enter(
            String name,
            Conversion conversion,
            boolean stacked,
            boolean interruptible,
            boolean throwing,
            List<TypeName> link) {}

    /** What an exit method may ask for; the parameters that bring it are called the same. */
    public enum Argument {
        RESOURCE,
        OUTCOME,
        FAILURE
    }

    /**
     * The exit method.
     *
     * @param name its name
     * @param conversion how its result becomes a stage
     * @param arguments what it is given, in its order
     * @param throwing whether it declares exceptions
     * @param link its parameter types, erased, for the documentation
     */
    public record Exit(
            String name, Conversion conversion, List<Argument> arguments, boolean throwing, List<TypeName> link) {}
}
