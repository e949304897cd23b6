package dev.forthwith.processor.read;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Tells of types whether that is complete which may make them awaitable, or a page: their supertypes, and what their converters return. Only
 * types of sources are looked through: a class file that lacks one was compiled without us, and will never get it.
 */
final class Shapes implements Predicate<TypeMirror> {
    private final MissingTypes missing;
    private final Sources sources;
    private final Set<String> seen = new HashSet<>();

    Shapes(MissingTypes missing, Sources sources) {
        this.missing = missing;
        this.sources = sources;
    }

    /** Whether something of a type that is mentioned, or of a bound of a type variable, is missing. */
    boolean areIncomplete(TypeMirror mention) {
        return Mentions.any(mention, this);
    }

    @Override
    public boolean test(TypeMirror type) {
        for (TypeMirror bound : Supertypes.bounds(type)) {
            if (MissingTypes.exists(bound) && isIncomplete((TypeElement) ((DeclaredType) bound).asElement())) {
                return true;
            }
        }
        return false;
    }

    private boolean isIncomplete(TypeElement type) {
        if (!seen.add(type.getQualifiedName().toString()) || !sources.has(type)) {
            return false;
        }
        if (isIncomplete(type.getSuperclass())) {
            return true;
        }
        for (TypeMirror parent : type.getInterfaces()) {
            if (isIncomplete(parent)) {
                return true;
            }
        }
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            boolean awaited = Awaitables.isConverter(method) || Awaitables.isAddListener(method);
            if (awaited && (missing.in(method.getReturnType()) || missing.inAny(method.getThrownTypes()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isIncomplete(TypeMirror parent) {
        return missing.in(parent) || areIncomplete(parent);
    }
}
