package dev.forthwith.processor.read;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Tells of types whether a supertype does not exist yet, and with it perhaps that which makes a type awaitable or a page. Only those of sources
 * are looked through: a class file that lacks one was compiled without us, and will never get it.
 */
final class Ancestors implements Predicate<TypeMirror> {
    private final Elements elements;
    private final MissingTypes missing;
    private final Set<String> sources;
    private final Set<String> seen = new HashSet<>();

    Ancestors(Elements elements, MissingTypes missing, Set<String> sources) {
        this.elements = elements;
        this.missing = missing;
        this.sources = sources;
    }

    /** Whether a supertype of a type that is mentioned, or of a bound of a type variable, is missing. */
    boolean areMissing(TypeMirror mention) {
        return Mentions.any(mention, this);
    }

    @Override
    public boolean test(TypeMirror type) {
        for (TypeMirror bound : Supertypes.bounds(type)) {
            if (bound.getKind() == TypeKind.DECLARED && areMissing((TypeElement) ((DeclaredType) bound).asElement())) {
                return true;
            }
        }
        return false;
    }

    private boolean areMissing(TypeElement type) {
        if (!seen.add(type.getQualifiedName().toString()) || !isOfSource(type)) {
            return false;
        }
        if (isMissing(type.getSuperclass())) {
            return true;
        }
        for (TypeMirror parent : type.getInterfaces()) {
            if (isMissing(parent)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMissing(TypeMirror parent) {
        return missing.in(parent) || areMissing(parent);
    }

    private boolean isOfSource(TypeElement type) {
        Element outermost = type;
        while (outermost.getEnclosingElement() instanceof TypeElement outer) {
            outermost = outer;
        }
        TypeElement root = (TypeElement) outermost;
        return sources.contains(
                InModule.name(elements, root, root.getQualifiedName().toString()));
    }
}
