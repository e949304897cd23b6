package dev.forthwith.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.forthwith.processor.model.Factory;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads the constructors that the package can call. */
final class FactoryReader {
    /** How many slots the variables take that a lambda can capture: one less than a constructor can have. */
    private static final int CAPTURED = 253;

    private final Scope scope;
    private final Access access;
    private final TypeNames names;
    private final AnnotationCopies annotations;

    FactoryReader(Scope scope, Access access, TypeNames names, AnnotationCopies annotations) {
        this.scope = scope;
        this.access = access;
        this.names = names;
        this.annotations = annotations;
    }

    List<Factory> read() {
        List<Factory> factories = new ArrayList<>();
        for (ExecutableElement constructor : constructors()) {
            if (access.reaches(constructor) && hidden(constructor) == null && fitsInALambda(constructor)) {
                factories.add(read(constructor));
            }
        }
        return factories;
    }

    /** Those too that the package cannot call, for a class whose errors are reported. */
    List<Factory> readAll() {
        return constructors().stream()
                .filter(constructor -> hidden(constructor) == null)
                .map(this::read)
                .toList();
    }

    /** The constructors; that of a record's components comes first, since compilers differ in its place where nobody wrote it. */
    List<ExecutableElement> constructors() {
        List<ExecutableElement> constructors =
                ElementFilter.constructorsIn(scope.type().getEnclosedElements());
        if (scope.type().getKind() != ElementKind.RECORD) {
            return scope.type().getKind() == ElementKind.ENUM ? List.of() : constructors;
        }
        List<ExecutableElement> ordered = new ArrayList<>();
        for (ExecutableElement constructor : constructors) {
            ordered.add(isCanonical(constructor) ? 0 : ordered.size(), constructor);
        }
        return ordered;
    }

    private boolean isCanonical(ExecutableElement constructor) {
        List<? extends RecordComponentElement> components = scope.type().getRecordComponents();
        List<? extends VariableElement> parameters = constructor.getParameters();
        boolean same = parameters.size() == components.size();
        for (int i = 0; same && i < components.size(); i++) {
            Types types = scope.types();
            same = types.isSameType(
                    types.erasure(parameters.get(i).asType()),
                    types.erasure(components.get(i).asType()));
        }
        return same;
    }

    /** Whether the lambda that calls a constructor can capture all that it passes on; a long and a double count twice. */
    static boolean fitsInALambda(ExecutableElement constructor) {
        List<? extends VariableElement> parameters = constructor.getParameters();
        int slots = parameters.size();
        if (slots > CAPTURED / 2) {
            for (VariableElement parameter : parameters) {
                TypeKind kind = parameter.asType().getKind();
                slots += kind == TypeKind.LONG || kind == TypeKind.DOUBLE ? 1 : 0;
            }
        }
        return slots <= CAPTURED;
    }

    /** The first type that a constructor mentions and a wrapper could not, and why; or null. */
    @Nullable
    String hidden(ExecutableElement constructor) {
        for (VariableElement parameter : constructor.getParameters()) {
            String hidden = access.hidden(parameter.asType());
            if (hidden != null) {
                return hidden;
            }
        }
        for (TypeParameterElement parameter : constructor.getTypeParameters()) {
            for (TypeMirror bound : parameter.getBounds()) {
                String hidden = access.hidden(bound);
                if (hidden != null) {
                    return hidden;
                }
            }
        }
        return null;
    }

    private Factory read(ExecutableElement constructor) {
        List<TypeVariableName> typeVariables = names.declared(constructor.getTypeParameters());
        Lints lints = new Lints(scope);
        List<ParameterSpec> parameters = new ArrayList<>();
        List<TypeName> links = new ArrayList<>();
        for (VariableElement parameter : constructor.getParameters()) {
            ParameterSpec.Builder spec = ParameterSpec.builder(
                    names.annotated(parameter.asType()),
                    parameter.getSimpleName().toString());
            for (AnnotationSpec copy : copies(parameter, lints)) {
                spec.addAnnotation(copy);
            }
            parameters.add(spec.build());
            links.add(names.erased(parameter.asType()));
            lints.addType(parameter.asType());
        }
        lints.addVariables(constructor.getTypeParameters());
        lints.addDeprecation(constructor);
        List<AnnotationSpec> copied = new ArrayList<>();
        AnnotationSpec deprecation = annotations.deprecation(constructor);
        if (deprecation != null) {
            copied.add(deprecation);
        }
        AnnotationMirror safe = Mirrors.find(constructor, "java.lang.SafeVarargs");
        if (safe != null) {
            copied.add(AnnotationSpec.get(safe));
            lints.add("varargs");
        } else if (constructor.isVarArgs() && !isReifiable(constructor)) {
            lints.add("unchecked");
        }
        return new Factory(
                constructor.getModifiers().contains(Modifier.PUBLIC) ? Modifier.PUBLIC : null,
                typeVariables,
                parameters,
                constructor.isVarArgs(),
                copied,
                lints.keys(),
                links);
    }

    /** Whether the variable parameter of a constructor could pollute no heap. */
    private boolean isReifiable(ExecutableElement constructor) {
        TypeMirror last = constructor
                .getParameters()
                .get(constructor.getParameters().size() - 1)
                .asType();
        return !Mentions.any(
                last,
                scope.expected(),
                each -> each instanceof TypeVariable
                        || (each instanceof DeclaredType declared
                                && !scope.expected().arguments(declared).isEmpty()));
    }

    /**
     * The annotations of a parameter that may stand on a parameter elsewhere in the package. Type annotations are in its type; and
     * {@code @Deprecated} means nothing on a parameter, which javac warns of.
     */
    private List<AnnotationSpec> copies(VariableElement parameter, Lints lints) {
        List<AnnotationSpec> specs = new ArrayList<>();
        for (AnnotationMirror mirror : parameter.getAnnotationMirrors()) {
            boolean applies = AnnotationCopies.isOfParameter(mirror, parameter.asType())
                    && !Awaitables.isNamed(mirror.getAnnotationType(), "java.lang.Deprecated");
            AnnotationSpec spec = applies ? annotations.of(mirror) : null;
            if (spec != null) {
                specs.add(spec);
                lints.addAnnotation(mirror);
            }
        }
        return specs;
    }
}
