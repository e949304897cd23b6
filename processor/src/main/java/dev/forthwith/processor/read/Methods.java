package dev.forthwith.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
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
    /** A method, and the marks that it carries or would inherit. */
    record Method(ExecutableElement element, List<ExecutableElement> overridden) {}

    private final Elements elements;
    private final Types types;
    private final DeclaredType self;
    private final Map<String, TypeElement> owners = new LinkedHashMap<>();

    private Methods(Elements elements, Types types, TypeElement type) {
        this.elements = elements;
        this.types = types;
        this.self = (DeclaredType) type.asType();
    }

    static List<Method> of(Elements elements, Types types, TypeElement type) {
        return new Methods(elements, types, type).collect(type);
    }

    private List<Method> collect(TypeElement type) {
        for (TypeElement at = type; at != null; at = element(at.getSuperclass())) {
            owners.put(at.getQualifiedName().toString(), at);
        }
        for (TypeElement owner : new ArrayList<>(owners.values())) {
            addInterfaces(owner);
        }
        owners.remove("java.lang.Object");
        List<Method> found = new ArrayList<>();
        for (TypeElement owner : owners.values()) {
            for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
                add(found, method);
            }
        }
        return found;
    }

    private void addInterfaces(TypeElement owner) {
        for (TypeMirror parent : owner.getInterfaces()) {
            TypeElement element = element(parent);
            if (element != null && owners.putIfAbsent(element.getQualifiedName().toString(), element) == null) {
                addInterfaces(element);
            }
        }
    }

    private @Nullable TypeElement element(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED ? (TypeElement) types.asElement(type) : null;
    }

    private void add(List<Method> found, ExecutableElement method) {
        for (int i = 0; i < found.size(); i++) {
            Method earlier = found.get(i);
            if (overrides(earlier.element(), method)) {
                earlier.overridden().add(method);
                return;
            }
            if (overrides(method, earlier.element())) {
                List<ExecutableElement> overridden = new ArrayList<>(earlier.overridden());
                overridden.add(earlier.element());
                found.set(i, new Method(method, overridden));
                return;
            }
        }
        found.add(new Method(method, new ArrayList<>()));
    }

    private boolean overrides(ExecutableElement lower, ExecutableElement upper) {
        if (!lower.getSimpleName().equals(upper.getSimpleName())
                || lower.getParameters().size() != upper.getParameters().size()
                || lower.getModifiers().contains(Modifier.STATIC)
                || upper.getModifiers().contains(Modifier.STATIC)
                || upper.getModifiers().contains(Modifier.PRIVATE)
                || !isInheritable(upper, lower)) {
            return false;
        }
        // Of two that meet from unrelated interfaces, an abstract one does not hide a default.
        if (lower.getModifiers().contains(Modifier.ABSTRACT) && !isBelow(lower, upper)) {
            return false;
        }
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

    private boolean isInheritable(ExecutableElement upper, ExecutableElement lower) {
        if (upper.getModifiers().contains(Modifier.PUBLIC)
                || upper.getModifiers().contains(Modifier.PROTECTED)) {
            return true;
        }
        PackageElement one = elements.getPackageOf(upper);
        return one.equals(elements.getPackageOf(lower));
    }
}
