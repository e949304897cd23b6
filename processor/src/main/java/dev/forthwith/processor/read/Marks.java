package dev.forthwith.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.forthwith.processor.model.Factory;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** The annotations of a generated class. */
final class Marks {
    private final Scope scope;

    Marks(Scope scope) {
        this.scope = scope;
    }

    List<AnnotationSpec> annotations(AnnotationCopies copies) {
        List<AnnotationSpec> specs = new ArrayList<>();
        ClassName generated = visible("javax.annotation.processing", "Generated");
        if (generated != null) {
            specs.add(AnnotationSpec.builder(generated)
                    .addMember("value", "$S", "dev.forthwith.processor.ForthwithProcessor")
                    .build());
        }
        mark(specs, Role.PACKAGE, "ForthwithGenerated");
        mark(specs, Role.PACKAGE, "CheckReturnValue");
        mark(specs, "org.jspecify.annotations", "NullMarked");
        AnnotationMirror deprecated = Mirrors.find(scope.type(), "java.lang.Deprecated");
        AnnotationSpec copy = deprecated == null ? null : copies.of(deprecated);
        if (copy != null) {
            specs.add(copy);
        }
        return specs;
    }

    private void mark(List<AnnotationSpec> specs, String packageName, String simpleName) {
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
        if (module != null && !module.isUnnamed() && new Access(scope).isPublic(type)) {
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

    /** The name of a type if the module of the annotated class can see it; other modules' views say nothing. */
    private @Nullable ClassName visible(String packageName, String simpleName) {
        Elements elements = scope.elements();
        String name = packageName + "." + simpleName;
        ModuleElement module = elements.getModuleOf(scope.type());
        TypeElement found = module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
        return found == null ? null : ClassName.get(packageName, simpleName);
    }
}
