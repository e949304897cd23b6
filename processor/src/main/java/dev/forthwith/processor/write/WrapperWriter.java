package dev.forthwith.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.forthwith.processor.model.Factory;
import dev.forthwith.processor.model.Iteration;
import dev.forthwith.processor.model.Lifecycle;
import dev.forthwith.processor.model.Wrapper;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the wrapper of an annotated class: thin, since all behaviour lives in the runtime. */
final class WrapperWriter {
    private final Wrapper wrapper;
    private final Signatures signatures;
    private final FactoryWriter factories;

    WrapperWriter(Wrapper wrapper) {
        this.wrapper = wrapper;
        this.signatures = new Signatures(wrapper);
        this.factories = new FactoryWriter(wrapper);
    }

    TypeSpec.Builder write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(wrapper.name())
                .addJavadoc(classDoc())
                .addAnnotations(wrapper.annotations())
                .addField(signatures.factory(), "factory", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(signatures.factory(), "factory")
                        .addStatement("this.factory = factory")
                        .build());
        if (!wrapper.suppressed().isEmpty()) {
            type.addAnnotation(Signatures.suppressing(wrapper.suppressed()));
        }
        for (Factory factory : wrapper.factories()) {
            type.addMethod(of(factory));
        }
        type.addMethod(from());
        Iteration iteration = wrapper.iteration();
        Lifecycle lifecycle = wrapper.lifecycle();
        if (iteration != null) {
            String nested = signatures.nested("Lifecycle");
            type.addSuperinterface(ParameterizedTypeName.get(Types.ITERABLE, iteration.element()));
            type.addMethod(iterator(iteration));
            type.addType(new IterationWriter(wrapper, iteration, signatures).write(nested));
            if (lifecycle != null) {
                type.addType(new ContextWriter(wrapper, lifecycle, signatures, nested).write());
            }
        } else if (lifecycle != null) {
            String nested = signatures.nested("Context");
            type.addSuperinterface(ParameterizedTypeName.get(Types.MANAGER, lifecycle.resource()));
            type.addMethod(context(lifecycle, nested));
            type.addType(new ContextWriter(wrapper, lifecycle, signatures, nested).write());
        }
        return type;
    }

    private String noun() {
        return wrapper.iteration() == null ? "context manager" : "source";
    }

    private CodeBlock classDoc() {
        CodeBlock.Builder doc =
                CodeBlock.builder().add("The asynchronous $L of {@link $T}:\n", noun(), wrapper.annotated());
        Iteration iteration = wrapper.iteration();
        Lifecycle lifecycle = wrapper.lifecycle();
        List<CodeBlock> parts = new ArrayList<>();
        if (lifecycle != null && lifecycle.enter() != null) {
            parts.add(part(
                    "entered by", lifecycle.enter().name(), lifecycle.enter().link()));
        }
        if (iteration != null) {
            parts.add(part("iterated by", iteration.name(), List.of()));
        }
        if (lifecycle != null && lifecycle.exit() != null) {
            parts.add(
                    part("exited by", lifecycle.exit().name(), lifecycle.exit().link()));
        }
        doc.add("$L.\n\n", CodeBlock.join(parts, ",\n"));
        doc.add(
                "<p>Made by {@code of} and {@code from}. Immutable: it may be used many times, and from many threads at once;\n");
        doc.add("each use makes an instance.");
        return doc.add(typeParameters("\n\n")).build();
    }

    private CodeBlock part(String verb, String method, List<TypeName> parameters) {
        return CodeBlock.of("$L $L", verb, signatures.link(method, parameters));
    }

    private CodeBlock typeParameters(String separator) {
        CodeBlock.Builder doc = CodeBlock.builder();
        String before = separator;
        for (int i = 0; i < wrapper.typeVariables().size(); i++) {
            String name = wrapper.typeVariables().get(i).name();
            String original = wrapper.namesOfVariables().get(i);
            String renamed = name.equals(original) ? "" : "{@code " + original + "} ";
            doc.add("$L@param <$L> as $Lin {@link $T}", before, name, renamed, wrapper.annotated());
            before = "\n";
        }
        return doc.build();
    }

    private MethodSpec of(Factory factory) {
        CodeBlock constructor = signatures.link(wrapper.annotated().simpleName(), factory.link());
        MethodSpec.Builder method =
                factories.of(factory).addJavadoc("Makes a $L whose instances are made by\n$L.\n", noun(), constructor);
        List<CodeBlock> arguments = new ArrayList<>();
        for (ParameterSpec parameter : factory.parameters()) {
            method.addJavadoc("\n@param $L passed to the constructor", parameter.name());
            arguments.add(CodeBlock.of("$N", parameter.name()));
        }
        method.addJavadoc(typeParameters("\n"));
        for (TypeVariableName variable : factory.typeVariables()) {
            method.addJavadoc("\n@param <$L> a type variable of the constructor", variable.name());
        }
        CodeBlock creation = CodeBlock.of("() -> new $T($L)", wrapper.self(), CodeBlock.join(arguments, ", "));
        return method.addJavadoc("\n@return the $L", noun())
                .addStatement("return new $T$L($Z$L)", wrapper.name(), signatures.diamond(), creation)
                .build();
    }

    private MethodSpec from() {
        return factories
                .from(wrapper.self())
                .addJavadoc("Makes a $L whose instances are made by a function.\n\n", noun())
                .addJavadoc("@param factory makes an instance for each use")
                .addJavadoc(typeParameters("\n"))
                .addJavadoc("\n@return the $L", noun())
                .addStatement("$T.requireNonNull(factory, $S)", Types.OBJECTS, "factory")
                .addStatement("return new $T$L(factory::call)", wrapper.name(), signatures.diamond())
                .build();
    }

    private MethodSpec context(Lifecycle lifecycle, String nested) {
        return MethodSpec.methodBuilder("context")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(Types.CONTEXT, lifecycle.resource()))
                .addStatement("return $L", signatures.nestedCreation(nested, CodeBlock.of("factory")))
                .build();
    }

    private MethodSpec iterator(Iteration iteration) {
        CodeBlock created = signatures.nestedCreation(signatures.nested(IterationWriter.NAME), CodeBlock.of("factory"));
        return MethodSpec.methodBuilder("iterator")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(Types.ITERATOR, iteration.element()))
                .addStatement("return $L.iterator($L)", created, iteration.prefetch() == 0 ? "" : iteration.prefetch())
                .build();
    }
}
