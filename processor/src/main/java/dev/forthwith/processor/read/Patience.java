package dev.forthwith.processor.read;

import dev.forthwith.processor.read.Methods.Method;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Tells whether a class must wait: what a wrapper repeats of it, or finds its methods by, is not complete yet. */
final class Patience {
    private final MissingTypes missing;
    private final Shapes shapes;
    private final Sources sources;
    private final Scope scope;
    private final Lombok lombok;

    Patience(MissingTypes missing, Shapes shapes, Sources sources, Scope scope, ProcessingEnvironment environment) {
        this.missing = missing;
        this.shapes = shapes;
        this.sources = sources;
        this.scope = scope;
        this.lombok = new Lombok(scope, environment);
    }

    boolean mustWait() {
        return isIncomplete() || lombok.unwritten() != null;
    }

    /** The annotation of Lombok for which it waited in vain; null if that is a type that does not exist, since the compiler reports it. */
    @Nullable
    String waitedInVain() {
        return isIncomplete() ? null : lombok.unwritten();
    }

    private boolean isIncomplete() {
        TypeElement type = scope.type();
        return missing.in(scope.mirror())
                || missing.inDeprecation(type)
                || missing.inAny(lombok.delegates())
                || missing.inParameters(type.getTypeParameters())
                || missing.inAny(scope.methods().supertypes())
                || isAnyIncomplete(type);
    }

    /** Whether a constructor, or a method that may have a role, mentions a missing type; that of a class file will never come. */
    private boolean isAnyIncomplete(TypeElement type) {
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (missing.inConstructor(constructor)) {
                return true;
            }
        }
        for (Method method : scope.methods().all()) {
            if (mayHaveARole(method)
                    && sources.has(Methods.owner(method.element()))
                    && (missing.inMethod(method.element()) || shapes.areIncomplete(result(method)))) {
                return true;
            }
        }
        return false;
    }

    private TypeMirror result(Method method) {
        return scope.signature(method.element()).getReturnType();
    }

    private boolean mayHaveARole(Method method) {
        for (Role role : Role.values()) {
            if (method.mark(role) != null
                    || (method.name().equals(role.conventional()) && !isMarked(role) && !isMarked(role.rival()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isMarked(Role role) {
        return scope.methods().all().stream().anyMatch(method -> method.mark(role) != null);
    }
}
