package dev.forthwith.processor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a class, its own and inherited, each with those that it overrides. Compilers differ in the order of members and in what
 * overrides what, so both are worked out here: the class, its superclasses, then their interfaces, in the order of the source.
 */
final class Methods {
    /**
     * A method.
     *
     * @param element the method itself
     * @param overridden what it overrides, nearest first
     * @param member whether it is a member of the class, and not merely of a supertype
     */
    record Method(ExecutableElement element, List<ExecutableElement> overridden, boolean member) {
        String name() {
            return element.getSimpleName().toString();
        }

        /** The mark of a role that it carries or inherits, or null. */
        @Nullable
        AnnotationMirror mark(Role role) {
            return annotation(role.annotation());
        }

        /** An annotation that it carries or inherits, or null. */
        @Nullable
        AnnotationMirror annotation(String qualifiedName) {
            AnnotationMirror mirror = Mirrors.find(element, qualifiedName);
            for (int i = 0; mirror == null && i < overridden.size(); i++) {
                mirror = Mirrors.find(overridden.get(i), qualifiedName);
            }
            return mirror;
        }
    }

    private final Elements elements;
    private final Types types;
    private final TypeElement type;
    private final Map<String, TypeElement> owners = new LinkedHashMap<>();
    private final List<TypeMirror> supertypes = new ArrayList<>();
    private final List<Method> all = new ArrayList<>();
    private final Map<String, List<Method>> byName = new HashMap<>();

    Methods(Elements elements, Types types, TypeElement type) {
        this.elements = elements;
        this.types = types;
        this.type = type;
        for (TypeElement at = type; at != null; at = element(at.getSuperclass())) {
            if (owners.putIfAbsent(at.getQualifiedName().toString(), at) != null) {
                break; // a class that extends itself, which the compiler reports
            }
        }
        for (TypeElement owner : new ArrayList<>(owners.values())) {
            addInterfaces(owner);
        }
        owners.remove("java.lang.Object");
        for (TypeElement owner : owners.values()) {
            supertypes.add(owner.getSuperclass());
            supertypes.addAll(owner.getInterfaces());
            for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
                add(method);
            }
        }
    }

    List<Method> all() {
        return all;
    }

    /** All supertypes, as they were written, also those that do not exist. */
    List<TypeMirror> supertypes() {
        return supertypes;
    }

    private void addInterfaces(TypeElement owner) {
        for (TypeMirror parent : owner.getInterfaces()) {
            TypeElement element = element(parent);
            if (element != null && owners.putIfAbsent(element.getQualifiedName().toString(), element) == null) {
                addInterfaces(element);
            }
        }
    }

    private @Nullable TypeElement element(TypeMirror supertype) {
        return MissingTypes.exists(supertype) ? (TypeElement) ((DeclaredType) supertype).asElement() : null;
    }

    private void add(ExecutableElement method) {
        List<Method> named = byName.computeIfAbsent(method.getSimpleName().toString(), name -> new ArrayList<>());
        for (Method earlier : named) {
            if (overrides(earlier.element(), method)) {
                earlier.overridden().add(method);
                return;
            }
        }
        Method added = new Method(method, new ArrayList<>(), isMember(method));
        int place = all.size();
        // It may override several at once, where unrelated interfaces meet in one that extends them.
        for (Method earlier : List.copyOf(named)) {
            if (overrides(method, earlier.element())) {
                added.overridden().add(earlier.element());
                added.overridden().addAll(earlier.overridden());
                place = Math.min(place, all.indexOf(earlier));
                all.remove(earlier);
                named.remove(earlier);
            }
        }
        named.add(added);
        all.add(place, added);
    }

    private boolean isMember(ExecutableElement method) {
        TypeElement owner = owner(method);
        if (owner.equals(type)) {
            return true;
        }
        boolean ofInterface = owner.getKind().isInterface();
        return !method.getModifiers().contains(Modifier.PRIVATE)
                && !(ofInterface && method.getModifiers().contains(Modifier.STATIC))
                && (ofInterface || isInherited(method));
    }

    /** Whether a method comes down to the class: one that is package-private is lost for good in a class of another package. */
    private boolean isInherited(ExecutableElement method) {
        TypeElement owner = owner(method);
        for (TypeElement at = type; at != null && !at.equals(owner); at = element(at.getSuperclass())) {
            if (!isInheritable(method, at)) {
                return false;
            }
        }
        return true;
    }

    private boolean overrides(ExecutableElement lower, ExecutableElement upper) {
        if (lower.getParameters().size() != upper.getParameters().size()
                || lower.getModifiers().contains(Modifier.STATIC)
                || upper.getModifiers().contains(Modifier.STATIC)
                || lower.getModifiers().contains(Modifier.PRIVATE)
                || upper.getModifiers().contains(Modifier.PRIVATE)
                || !isInheritable(upper, owner(lower))) {
            return false;
        }
        // The walk comes to a superinterface before an interface that extends it, if another leads there first.
        if (!owner(lower).equals(owner(upper)) && isBelow(upper, lower)) {
            return false;
        }
        // Of two that meet from unrelated interfaces, an abstract one does not hide a default.
        if (lower.getModifiers().contains(Modifier.ABSTRACT) && !isBelow(lower, upper)) {
            return false;
        }
        DeclaredType self = (DeclaredType) type.asType();
        ExecutableType one = (ExecutableType) types.asMemberOf(self, lower);
        ExecutableType other = (ExecutableType) types.asMemberOf(self, upper);
        return types.isSubsignature(one, other) || types.isSubsignature(other, one);
    }

    private boolean isBelow(ExecutableElement lower, ExecutableElement upper) {
        return types.isSubtype(
                types.erasure(owner(lower).asType()), types.erasure(owner(upper).asType()));
    }

    /** The class or interface that declares a method. */
    static TypeElement owner(ExecutableElement method) {
        return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
    }

    private boolean isInheritable(ExecutableElement upper, TypeElement below) {
        if (upper.getModifiers().contains(Modifier.PUBLIC)
                || upper.getModifiers().contains(Modifier.PROTECTED)) {
            return true;
        }
        PackageElement one = elements.getPackageOf(upper);
        return one.equals(elements.getPackageOf(below));
    }
}
