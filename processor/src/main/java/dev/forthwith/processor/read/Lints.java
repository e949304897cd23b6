package dev.forthwith.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Which warnings the generated code must suppress, because the annotated class causes them and was free to. */
final class Lints {
    private final Elements elements;
    private final Types types;
    private final Set<String> keys = new TreeSet<>();

    Lints(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    List<String> of(TypeElement type) {
        visit(type.asType());
        if (elements.isDeprecated(type)) {
            deprecated();
        }
        for (Methods.Method method : Methods.of(elements, types, type)) {
            visit(method.element());
        }
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
        constructors.forEach(this::visit);
        if (constructors.size() > 1) {
            keys.add("overloads");
        }
        ModuleElement module = elements.getModuleOf(type);
        if (module != null && !module.isUnnamed() && type.getModifiers().contains(Modifier.PUBLIC)) {
            keys.add("exports");
        }
        return new ArrayList<>(keys);
    }

    private void visit(ExecutableElement method) {
        if (elements.isDeprecated(method)) {
            deprecated();
        }
        visit(method.getReturnType());
        for (VariableElement parameter : method.getParameters()) {
            visit(parameter.asType());
        }
    }

    private void visit(TypeMirror type) {
        if (type instanceof ArrayType array) {
            visit(array.getComponentType());
        } else if (type instanceof DeclaredType declared) {
            Element element = declared.asElement();
            if (element instanceof TypeElement named) {
                if (elements.isDeprecated(named)) {
                    deprecated();
                }
                if (declared.getTypeArguments().isEmpty()
                        && !named.getTypeParameters().isEmpty()) {
                    keys.add("rawtypes");
                }
            }
            declared.getTypeArguments().forEach(this::visit);
        }
    }

    private void deprecated() {
        keys.add("deprecation");
        keys.add("removal");
    }
}
