package dev.forthwith.processor.read;

import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
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

    /** A value that was written down, or null where the default holds. */
    static @Nullable AnnotationValue written(AnnotationMirror mirror, String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
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
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                elements.getElementValuesWithDefaults(mirror).entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)
                    && type.isInstance(entry.getValue().getValue())) {
                return type.cast(entry.getValue().getValue());
            }
        }
        return otherwise;
    }
}
