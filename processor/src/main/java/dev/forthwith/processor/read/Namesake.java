package dev.forthwith.processor.read;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A type with the simple name of another one, which was meant: the import is wrong. */
final class Namesake {
    private Namesake() {}

    /** What to do about a type that is a namesake of the one of a qualified name; null if it is none. */
    static @Nullable String remedy(TypeMirror found, String meant) {
        String name = name(found);
        return isOf(found, meant) ? "That is " + name + ", and not " + meant + ": check the import." : null;
    }

    /** Whether a type has the simple name of another, and is not that. */
    static boolean isOf(TypeMirror found, String meant) {
        String name = name(found);
        return !name.equals(meant) && ("." + name).endsWith("." + meant.substring(meant.lastIndexOf('.') + 1));
    }

    /** The qualified name of a class or interface; of any other type nothing. */
    static String name(@Nullable TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? element.getQualifiedName().toString()
                : "";
    }
}
