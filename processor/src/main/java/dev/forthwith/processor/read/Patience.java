package dev.forthwith.processor.read;

import dev.forthwith.processor.read.Methods.Method;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Tells whether a class must wait: what a wrapper repeats of it, or finds its methods by, is not complete yet. */
final class Patience {
    /** The annotations for which Lombok writes a constructor into a class that declares none. */
    private static final Set<String> LOMBOK_CONSTRUCTORS = Set.of(
            "lombok.AllArgsConstructor",
            "lombok.Builder",
            "lombok.Data",
            "lombok.NoArgsConstructor",
            "lombok.RequiredArgsConstructor",
            "lombok.Value",
            "lombok.experimental.SuperBuilder");

    private final MissingTypes missing;
    private final Scope scope;

    Patience(MissingTypes missing, Scope scope) {
        this.missing = missing;
        this.scope = scope;
    }

    boolean mustWait() {
        TypeElement type = scope.type();
        return missing.in(scope.mirror())
                || waitsForLombok(type)
                || missing.inParameters(type.getTypeParameters())
                || missing.inAny(scope.methods().supertypes())
                || isAnyIncomplete(type);
    }

    /** Whether a constructor, or a method that may have a role, mentions a missing type. */
    private boolean isAnyIncomplete(TypeElement type) {
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (missing.in(constructor)) {
                return true;
            }
        }
        for (Method method : scope.methods().all()) {
            if (isRelevant(method) && missing.in(method.element())) {
                return true;
            }
        }
        return false;
    }

    /** Whether Lombok stands behind us on the processor path, and has still to write the constructors. */
    private boolean waitsForLombok(TypeElement type) {
        // The constructor of a record is there whatever stands on it.
        if (type.getKind() != ElementKind.CLASS) {
            return false;
        }
        for (String name : LOMBOK_CONSTRUCTORS) {
            if (Mirrors.has(type, name)) {
                return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .allMatch(constructor -> scope.elements().getOrigin(constructor) == Elements.Origin.MANDATED);
            }
        }
        return false;
    }

    private static boolean isRelevant(Method method) {
        for (Role role : Role.values()) {
            if (method.name().equals(role.conventional()) || method.mark(role) != null) {
                return true;
            }
        }
        return false;
    }
}
