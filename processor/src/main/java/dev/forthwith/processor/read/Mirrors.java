package dev.forthwith.processor.read;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Annotations and their values, by name and never through a class. */
final class Mirrors {
    private Mirrors() {}

    static @Nullable AnnotationMirror find(Element element, String qualifiedName) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (Awaitables.isNamed(mirror.getAnnotationType(), qualifiedName)) {
                return mirror;
            }
        }
        return null;
    }

    static boolean has(Element element, String qualifiedName) {
        return find(element, qualifiedName) != null;
    }

    /**
     * The annotations of a type where it is used. Of a type variable without any, Eclipse's compiler gives those of its declaration, which cannot be
     * told from the same ones on the use: these count for nothing.
     */
    static List<? extends AnnotationMirror> of(TypeMirror type) {
        List<? extends AnnotationMirror> mirrors = type.getAnnotationMirrors();
        return type instanceof TypeVariable variable
                        && !mirrors.isEmpty()
                        && mirrors.toString().equals(declared(variable).toString())
                ? List.of()
                : mirrors;
    }

    /** The annotations of the declaration of a type variable: the element of a use has those of the use, in Eclipse's compiler. */
    private static List<? extends AnnotationMirror> declared(TypeVariable variable) {
        if (variable.asElement() instanceof TypeParameterElement used
                && used.getGenericElement() instanceof Parameterizable generic) {
            for (TypeParameterElement parameter : generic.getTypeParameters()) {
                if (parameter.getSimpleName().equals(used.getSimpleName())) {
                    return parameter.getAnnotationMirrors();
                }
            }
        }
        return List.of();
    }

    /** Whether an annotation is one of the type that is written first; what stands before a qualified name is not. */
    static boolean isFirst(AnnotationMirror mirror, TypeMirror type) {
        TypeMirror at = type;
        while (at instanceof ArrayType array) {
            at = array.getComponentType();
        }
        Element annotation = mirror.getAnnotationType().asElement();
        while (true) {
            for (AnnotationMirror each : of(at)) {
                TypeMirror container = container(each);
                if (each.getAnnotationType().asElement().equals(annotation)
                        || (container instanceof DeclaredType declared
                                && declared.asElement().equals(annotation))) {
                    return true;
                }
            }
            if (!(at instanceof DeclaredType inner) || !Mentions.isInner(inner)) {
                return false;
            }
            at = inner.getEnclosingType();
        }
    }

    /** The annotation that holds those of a type which are repeated, or null. */
    static @Nullable TypeMirror container(AnnotationMirror repeated) {
        AnnotationMirror repeatable = find(repeated.getAnnotationType().asElement(), "java.lang.annotation.Repeatable");
        AnnotationValue container = repeatable == null ? null : written(repeatable, "value");
        return container != null && container.getValue() instanceof TypeMirror type ? type : null;
    }

    /** The values that were written down; none if one is of a wrong type. */
    static Map<? extends ExecutableElement, ? extends AnnotationValue> values(AnnotationMirror mirror) {
        return read(mirror::getElementValues, Map.of());
    }

    /** Whether a value is of a wrong type, which Eclipse's compiler reports, but has no model of. */
    static boolean isUnreadable(AnnotationMirror mirror) {
        return read(() -> mirror.getElementValues() == null, true);
    }

    private static <T> T read(Supplier<? extends T> values, T otherwise) {
        try {
            return values.get();
        } catch (RuntimeException failure) {
            if (failure.getClass().getSimpleName().equals("ShouldNotImplement")) {
                return otherwise;
            }
            throw failure;
        }
    }

    /** A value that was written down, or null where the default holds. */
    static @Nullable AnnotationValue written(AnnotationMirror mirror, String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                values(mirror).entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** The names of the enum constants that were written down as a value. */
    static List<String> constants(AnnotationMirror mirror, String name) {
        AnnotationValue value = written(mirror, name);
        List<?> values = value != null && value.getValue() instanceof List<?> list ? list : List.of();
        return values.stream()
                .filter(each ->
                        each instanceof AnnotationValue constant && constant.getValue() instanceof VariableElement)
                .map(each -> ((VariableElement) ((AnnotationValue) each).getValue())
                        .getSimpleName()
                        .toString())
                .toList();
    }

    /** A value, written down or not, if it is of the right type; the compiler reports one that is not. */
    static <T> T value(Elements elements, AnnotationMirror mirror, String name, Class<T> type, T otherwise) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry : read(
                        () -> elements.getElementValuesWithDefaults(mirror),
                        Map.<ExecutableElement, AnnotationValue>of())
                .entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)
                    && type.isInstance(entry.getValue().getValue())) {
                return type.cast(entry.getValue().getValue());
            }
        }
        return otherwise;
    }
}
