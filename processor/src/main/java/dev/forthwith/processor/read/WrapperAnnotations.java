package dev.forthwith.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.forthwith.processor.model.Factory;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The annotations of a generated class. */
final class WrapperAnnotations {
    private final Scope scope;
    private final Access access;

    WrapperAnnotations(Scope scope, Access access) {
        this.scope = scope;
        this.access = access;
    }

    List<AnnotationSpec> read(AnnotationCopies copies) {
        List<AnnotationSpec> specs = new ArrayList<>();
        ClassName generated = visible("javax.annotation.processing", "Generated");
        if (generated != null) {
            specs.add(AnnotationSpec.builder(generated)
                    .addMember("value", "$S", "dev.forthwith.processor.ForthwithProcessor")
                    .build());
        }
        add(specs, Role.PACKAGE, "ForthwithGenerated");
        add(specs, Role.PACKAGE, "CheckReturnValue");
        add(specs, "org.jspecify.annotations", "NullMarked");
        AnnotationSpec deprecation = copies.deprecation(scope.type());
        if (deprecation != null) {
            specs.add(deprecation);
        }
        return specs;
    }

    private void add(List<AnnotationSpec> specs, String packageName, String simpleName) {
        ClassName name = visible(packageName, simpleName);
        if (name != null) {
            specs.add(AnnotationSpec.builder(name).build());
        }
    }

    /** The warnings that it suppresses: those of the methods that it calls, and its own. */
    List<String> suppressed(List<Factory> factories, Lints lints) {
        TypeElement type = scope.type();
        lints.addDeprecation(type);
        lints.addVariables(type.getTypeParameters());
        if (areAlike(factories)) {
            lints.add("overloads");
        }
        ModuleElement module = scope.elements().getModuleOf(type);
        if (module != null && !module.isUnnamed() && access.isPublic(type)) {
            lints.add("exports");
        }
        return lints.keys();
    }

    /** Whether two overloads could be ambiguous for a lambda: in a place two classes or interfaces that differ. */
    private static boolean areAlike(List<Factory> factories) {
        for (int i = 0; i < factories.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (areAlike(factories.get(i), factories.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean areAlike(Factory one, Factory other) {
        int common = Math.min(one.parameters().size(), other.parameters().size());
        // javac lengthens the shorter one by its variable parameter.
        boolean meet = one.parameters().size() == other.parameters().size() || one.varargs() || other.varargs();
        for (int i = 0; meet && i < common; i++) {
            TypeName first = one.parameters().get(i).type();
            TypeName second = other.parameters().get(i).type();
            if (first.isPrimitive() != second.isPrimitive()) {
                return false; // javac looks no further
            }
            if (!first.isPrimitive() && !first.equals(second)) {
                return true;
            }
        }
        return false;
    }

    /** The name of a type if the annotated class can see it. */
    private @Nullable ClassName visible(String packageName, String simpleName) {
        TypeElement found = InModule.find(scope.elements(), scope.type(), packageName + "." + simpleName);
        return found == null ? null : ClassName.get(packageName, simpleName);
    }
}
