package dev.forthwith.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.forthwith.processor.model.Factory;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads the constructors that the package can call. */
final class FactoryReader {
    private final Scope scope;

    FactoryReader(Scope scope) {
        this.scope = scope;
    }

    List<Factory> read() {
        List<Factory> factories = new ArrayList<>();
        for (ExecutableElement constructor :
                ElementFilter.constructorsIn(scope.type().getEnclosedElements())) {
            if (isCallable(constructor)) {
                factories.add(read(constructor));
            }
        }
        return factories;
    }

    private boolean isCallable(ExecutableElement constructor) {
        return !constructor.getModifiers().contains(Modifier.PRIVATE)
                && constructor.getParameters().stream().allMatch(parameter -> isVisible(parameter.asType()));
    }

    private boolean isVisible(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return isVisible(array.getComponentType());
        }
        if (!(type instanceof DeclaredType declared)) {
            return true;
        }
        for (Element at = declared.asElement(); at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (at.getModifiers().contains(Modifier.PRIVATE)) {
                return false;
            }
        }
        return declared.getTypeArguments().stream().allMatch(this::isVisible);
    }

    private Factory read(ExecutableElement constructor) {
        List<TypeVariableName> typeVariables = new ArrayList<>();
        for (TypeParameterElement parameter : constructor.getTypeParameters()) {
            typeVariables.add(TypeVariableName.get(parameter));
        }
        List<ParameterSpec> parameters = new ArrayList<>();
        for (VariableElement parameter : constructor.getParameters()) {
            ParameterSpec.Builder spec = ParameterSpec.builder(
                    TypeNames.of(parameter.asType()), parameter.getSimpleName().toString());
            copyable(parameter).forEach(spec::addAnnotation);
            parameters.add(spec.build());
        }
        List<AnnotationSpec> annotations = new ArrayList<>();
        List<String> suppressed = new ArrayList<>();
        AnnotationMirror deprecated = Mirrors.find(constructor, "java.lang.Deprecated");
        if (deprecated != null) {
            annotations.add(AnnotationSpec.get(deprecated));
            suppressed.addAll(List.of("deprecation", "removal"));
        }
        AnnotationMirror safe = Mirrors.find(constructor, "java.lang.SafeVarargs");
        if (safe != null) {
            annotations.add(AnnotationSpec.get(safe));
            suppressed.add("varargs");
        } else if (constructor.isVarArgs()) {
            suppressed.addAll(List.of("unchecked", "varargs"));
        }
        return new Factory(
                constructor.getModifiers().contains(Modifier.PUBLIC) ? Modifier.PUBLIC : null,
                typeVariables,
                parameters,
                constructor.isVarArgs(),
                annotations,
                suppressed,
                Links.parameters(scope.types(), constructor));
    }

    /** The annotations of a parameter that may stand on a parameter elsewhere in the package. Type annotations are in its type. */
    private List<AnnotationSpec> copyable(VariableElement parameter) {
        List<AnnotationSpec> specs = new ArrayList<>();
        for (AnnotationMirror mirror : parameter.getAnnotationMirrors()) {
            if (isVisible(mirror.getAnnotationType()) && appliesToParameters(mirror)) {
                specs.add(AnnotationSpec.get(mirror));
            }
        }
        return specs;
    }

    private static boolean appliesToParameters(AnnotationMirror mirror) {
        AnnotationMirror target = Mirrors.find(mirror.getAnnotationType().asElement(), "java.lang.annotation.Target");
        AnnotationValue value = target == null ? null : Mirrors.written(target, "value");
        return value == null || (names(value, "PARAMETER") && !names(value, "TYPE_USE"));
    }

    private static boolean names(@Nullable AnnotationValue value, String target) {
        return String.valueOf(value).contains(target);
    }
}
