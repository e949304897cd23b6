package dev.forthwith.processor.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The supertypes of a type, and what they say of their first argument. */
final class Supertypes {
    private final Types types;

    Supertypes(Types types) {
        this.types = types;
    }

    /** The supertype of that name, breadth first, or null. A type that does not exist is a subtype of nothing. */
    @Nullable
    DeclaredType find(TypeMirror type, String qualifiedName) {
        Deque<TypeMirror> queue = new ArrayDeque<>(bounds(type));
        // Many ways may lead to a supertype, and it is the same on all of them.
        Set<String> seen = new HashSet<>();
        while (!queue.isEmpty()) {
            TypeMirror next = queue.removeFirst();
            if (Awaitables.isNamed(next, qualifiedName)) {
                return (DeclaredType) next;
            }
            if (MissingTypes.exists(next) && seen.add(name((DeclaredType) next))) {
                queue.addAll(types.directSupertypes(next));
            }
        }
        return null;
    }

    /** The nearest supertype that is named without its type arguments; null if there is none, or if that is the type itself. */
    @Nullable
    DeclaredType raw(TypeMirror type) {
        List<? extends TypeMirror> bounds = bounds(type);
        Deque<TypeMirror> queue = new ArrayDeque<>(bounds);
        Set<String> seen = new HashSet<>();
        while (!queue.isEmpty()) {
            TypeMirror next = queue.removeFirst();
            if (MissingTypes.exists(next) && next instanceof DeclaredType declared && seen.add(name(declared))) {
                if (declared.getTypeArguments().isEmpty()
                        && !((TypeElement) declared.asElement())
                                .getTypeParameters()
                                .isEmpty()) {
                    return bounds.contains(next) ? null : declared;
                }
                queue.addAll(types.directSupertypes(next));
            }
        }
        return null;
    }

    /** The methods of a type and of its supertypes, also those that are overridden: after what overrides them. */
    List<ExecutableElement> methods(TypeMirror type) {
        Deque<TypeElement> ordered = new ArrayDeque<>();
        addAbove(bounds(type), ordered, new HashSet<>());
        return ordered.stream().flatMap(each -> methodsOf(each).stream()).toList();
    }

    /** Puts each type in front of all that is above it, on whatever way; what was written first stays in front where nothing else says so. */
    private void addAbove(List<? extends TypeMirror> written, Deque<TypeElement> ordered, Set<String> seen) {
        for (int i = written.size() - 1; i >= 0; i--) {
            TypeMirror next = written.get(i);
            if (MissingTypes.exists(next) && next instanceof DeclaredType declared && seen.add(name(declared))) {
                addAbove(types.directSupertypes(next), ordered, seen);
                ordered.addFirst((TypeElement) declared.asElement());
            }
        }
    }

    /** A method of a type as its members are: seen from the supertype that declares it, since Eclipse's compiler takes the first of its name. */
    ExecutableType member(DeclaredType type, ExecutableElement method) {
        DeclaredType owner = find(type, Methods.owner(method).getQualifiedName().toString());
        return (ExecutableType) types.asMemberOf(owner == null ? type : owner, method);
    }

    /** Of a class file with a field whose type is not there, Eclipse's compiler tells nothing, and would end with an error. */
    private static List<ExecutableElement> methodsOf(TypeElement type) {
        try {
            return ElementFilter.methodsIn(type.getEnclosedElements());
        } catch (RuntimeException failure) {
            if (failure.getClass().getSimpleName().startsWith("AbortCompilation")) {
                return List.of();
            }
            throw failure;
        }
    }

    private static String name(DeclaredType type) {
        return ((TypeElement) type.asElement()).getQualifiedName().toString();
    }

    /** What a type variable is bounded by, the first bound first; any other type is its own bound. */
    static List<? extends TypeMirror> bounds(TypeMirror type) {
        TypeMirror bound = type;
        while (bound instanceof TypeVariable variable) {
            bound = variable.getUpperBound();
            // So says Eclipse's compiler of a variable whose first bound is Object.
            if (bound instanceof TypeVariable same && same.asElement().equals(variable.asElement())) {
                return ((TypeParameterElement) variable.asElement()).getBounds();
            }
        }
        return bound instanceof IntersectionType intersection ? intersection.getBounds() : List.of(bound);
    }

    /** The first argument of a type without its wildcard; null for a raw type, {@code ?} and {@code ? super}. */
    static @Nullable TypeMirror argument(DeclaredType type) {
        if (type.getTypeArguments().isEmpty()) {
            return null;
        }
        TypeMirror argument = type.getTypeArguments().get(0);
        return argument instanceof WildcardType wildcard ? wildcard.getExtendsBound() : argument;
    }

    /** The first argument of a supertype of a type, without its wildcard; null where that does not say what is there. */
    @Nullable
    TypeMirror told(TypeMirror type, DeclaredType supertype) {
        TypeMirror argument = argument(supertype);
        if (argument != null) {
            for (TypeMirror bound : bounds(type)) {
                if (bound instanceof DeclaredType declared && !isTold(declared, name(supertype))) {
                    return null;
                }
            }
        }
        return argument;
    }

    private boolean isTold(DeclaredType type, String supertype) {
        Wildcards wildcards = new Wildcards(type);
        if (wildcards.isEmpty()) {
            return true;
        }
        DeclaredType general = find(type.asElement().asType(), supertype);
        TypeMirror yielded = general == null ? null : argument(general);
        return yielded == null || wildcards.fit(yielded);
    }
}
