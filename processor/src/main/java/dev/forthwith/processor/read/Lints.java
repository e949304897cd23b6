package dev.forthwith.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Which warnings a piece of generated code must suppress, because the annotated class causes them and was free to. */
final class Lints {
    private final Scope scope;
    private final Set<String> keys = new TreeSet<>();

    Lints(Scope scope) {
        this.scope = scope;
    }

    /** What is to be suppressed: for Eclipse's compiler, which does not know all the keys of javac, everything, if anything. */
    List<String> keys() {
        List<String> all = new ArrayList<>(keys);
        if (!all.isEmpty()) {
            all.add(0, "all");
        }
        return all;
    }

    void add(String key) {
        keys.add(key);
    }

    /** What it takes to use an element, and those that it is named by. */
    void addDeprecation(Element element) {
        for (Element at = element; at != null && !(at instanceof PackageElement); at = at.getEnclosingElement()) {
            addIfDeprecated(at);
        }
    }

    private void addIfDeprecated(Element element) {
        if (scope.elements().isDeprecated(element)) {
            keys.add("deprecation");
            keys.add("removal");
        }
    }

    /** What it takes to spell a type. */
    void addType(TypeMirror type) {
        Mentions.any(type, scope.expected(), each -> {
            if (MissingTypes.exists(each) && each instanceof DeclaredType declared) {
                addNamed(declared);
            } else if (each instanceof ErrorType missing) {
                addWrapper(missing);
            }
            for (AnnotationMirror mirror : Mirrors.of(each)) {
                addAnnotation(mirror);
            }
            return false;
        });
    }

    private void addNamed(DeclaredType type) {
        TypeElement named = (TypeElement) type.asElement();
        addDeprecation(named);
        addRaw(type, named);
        if (!type.getTypeArguments().isEmpty() && asksForIdentity(named)) {
            keys.add("identity");
        }
    }

    /** A wrapper that does not exist yet is deprecated, and has type variables, as the class that it is made from. */
    private void addWrapper(ErrorType missing) {
        TypeElement annotated = scope.expected().annotated(missing);
        if (annotated != null) {
            addIfDeprecated(annotated);
            addRaw(missing, annotated);
        }
    }

    private void addRaw(DeclaredType type, TypeElement declaration) {
        if (scope.expected().arguments(type).isEmpty()
                && !declaration.getTypeParameters().isEmpty()) {
            keys.add("rawtypes");
        }
    }

    /** Whether javac 25 warns of a value-based class as a type argument: by name, since not every JDK tells what marks these types. */
    private static boolean asksForIdentity(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return name.startsWith("java.lang.ref.") || name.equals("java.util.WeakHashMap");
    }

    /** What it takes to repeat an annotation with its values. */
    void addAnnotation(AnnotationMirror mirror) {
        addDeprecation(mirror.getAnnotationType().asElement());
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                Mirrors.values(mirror).entrySet()) {
            addDeprecation(entry.getKey());
            addValue(entry.getValue().getValue());
        }
    }

    private void addValue(Object value) {
        if (value instanceof VariableElement constant) {
            addDeprecation(constant);
        } else if (value instanceof DeclaredType type && type.getKind() == TypeKind.DECLARED) {
            addDeprecation(type.asElement());
        } else if (value instanceof ArrayType array) {
            addValue(array.getComponentType());
        } else if (value instanceof AnnotationMirror mirror) {
            addAnnotation(mirror);
        } else if (value instanceof List<?> values) {
            for (Object each : values) {
                addValue(((AnnotationValue) each).getValue());
            }
        }
    }

    /** What it takes to declare type variables. */
    void addVariables(List<? extends TypeParameterElement> parameters) {
        for (TypeParameterElement parameter : parameters) {
            // Names of one letter are for type variables; a longer one can hide what the generated code imports.
            String name = parameter.getSimpleName().toString();
            if (name.length() > 2 || scope.neighbours().areHiddenBy(scope.type(), name)) {
                keys.add("hiding");
            }
            for (TypeMirror bound : TypeNames.boundsOf(parameter)) {
                addType(bound);
            }
            if (parameter.getBounds().size() > 1) {
                // javac takes an intersection for a class of its own, whose close() may throw what it should not.
                keys.add("try");
            }
        }
    }
}
