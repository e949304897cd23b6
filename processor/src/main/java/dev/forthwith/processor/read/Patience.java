package dev.forthwith.processor.read;

import dev.forthwith.processor.read.Methods.Method;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Tells whether a class must wait: what a wrapper repeats of it, or finds its methods by, is not complete yet. */
final class Patience {
    private final MissingTypes missing;
    private final Scope scope;

    Patience(MissingTypes missing, Scope scope) {
        this.missing = missing;
        this.scope = scope;
    }

    boolean mustWait() {
        TypeElement type = scope.type();
        return missing.in(scope.mirror())
                || missing.inParameters(type.getTypeParameters())
                || scope.methods().supertypes().stream().anyMatch(missing::in)
                || ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .anyMatch(missing::in)
                || scope.methods().all().stream()
                        .anyMatch(method -> isRelevant(method) && missing.in(method.element()));
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
