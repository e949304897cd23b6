package dev.forthwith.processor.read;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.type.TypeMirror;

/**
 * What a class writes of types that do not exist yet, as far as the compiler shows it.
 *
 * @param generics the generic ones, by the very types of the model
 * @param imports the names that its file imports, by their last part
 */
record Guesses(IdentityHashMap<TypeMirror, Generic> generics, Map<String, String> imports) {
    /**
     * A generic type.
     *
     * @param name the type without its arguments
     * @param arguments its arguments
     */
    record Generic(TypeMirror name, List<TypeMirror> arguments) {}

    /** Where nothing is shown. */
    static Guesses none() {
        return new Guesses(new IdentityHashMap<>(), Map.of());
    }
}
