package dev.forthwith.processor.write;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.forthwith.processor.model.Factory;
import dev.forthwith.processor.model.Generated;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the heads of the methods that make a generated class. */
final class FactoryWriter {
    private final Generated generated;
    private final TypeName type;

    FactoryWriter(Generated generated) {
        this.generated = generated;
        this.type = generated.typeVariables().isEmpty()
                ? generated.name()
                : ParameterizedTypeName.get(
                        generated.name(), generated.typeVariables().toArray(new TypeName[0]));
    }

    /** The generated class with its type variables. */
    TypeName type() {
        return type;
    }

    /** The head of {@code of}, as one of the constructors. */
    MethodSpec.Builder of(Factory factory) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("of").addAnnotations(factory.annotations());
        if (!factory.suppressed().isEmpty()) {
            method.addAnnotation(Signatures.suppressing(factory.suppressed()));
        }
        if (factory.visibility() != null) {
            method.addModifiers(factory.visibility());
        }
        List<TypeVariableName> typeVariables = new ArrayList<>(generated.typeVariables());
        typeVariables.addAll(factory.typeVariables());
        for (ParameterSpec parameter : factory.parameters()) {
            method.addParameter(parameter);
        }
        return method.addModifiers(Modifier.STATIC)
                .addTypeVariables(typeVariables)
                .returns(type)
                .varargs(factory.varargs());
    }

    /** The head of {@code from}. */
    MethodSpec.Builder from(TypeName made) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("from");
        if (generated.isPublic()) {
            method.addModifiers(Modifier.PUBLIC);
        }
        return method.addModifiers(Modifier.STATIC)
                .addTypeVariables(generated.typeVariables())
                .returns(type)
                .addParameter(ParameterizedTypeName.get(Types.CALLABLE, Signatures.subtypeOf(made)), "factory");
    }
}
