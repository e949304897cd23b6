package dev.forthwith.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.forthwith.processor.model.Factory;
import dev.forthwith.processor.model.Iteration;
import dev.forthwith.processor.model.Lifecycle;
import dev.forthwith.processor.model.Wrapper;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the wrapper of an annotated class: thin, since all behaviour lives in the runtime. */
public final class WrapperWriter {
    private final Wrapper wrapper;
    private final Signatures signatures;
    private final TypeName type;

    private WrapperWriter(Wrapper wrapper) {
        this.wrapper = wrapper;
        this.signatures = new Signatures(wrapper);
        this.type = wrapper.typeVariables().isEmpty()
                ? wrapper.name()
                : ParameterizedTypeName.get(
                        wrapper.name(), wrapper.typeVariables().toArray(new TypeName[0]));
    }

    /** The file of a wrapper; it originates from the annotated class alone. */
    public static JavaFile write(Wrapper wrapper, Element origin) {
        TypeSpec type = new WrapperWriter(wrapper).write(origin);
        return JavaFile.builder(wrapper.name().packageName(), type)
                .indent("    ")
                .skipJavaLangImports(!wrapper.importsJavaLang())
                .build();
    }

    private TypeSpec write(Element origin) {
        TypeSpec.Builder spec = TypeSpec.classBuilder(wrapper.name())
                .addOriginatingElement(origin)
                .addJavadoc(classDoc())
                .addAnnotations(wrapper.annotations())
                .addModifiers(Modifier.FINAL)
                .addTypeVariables(wrapper.typeVariables());
        if (wrapper.isPublic()) {
            spec.addModifiers(Modifier.PUBLIC);
        }
        spec.addField(FieldSpec.builder(signatures.factory(), "factory", Modifier.PRIVATE, Modifier.FINAL)
                .build());
        spec.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(signatures.factory(), "factory")
                .addStatement("this.factory = factory")
                .build());
        wrapper.factories().forEach(factory -> spec.addMethod(of(factory)));
        spec.addMethod(from());
        Iteration iteration = wrapper.iteration();
        Lifecycle lifecycle = wrapper.lifecycle();
        if (iteration == null && lifecycle != null) {
            spec.addSuperinterface(ParameterizedTypeName.get(Types.MANAGER, lifecycle.resource()));
            spec.addMethod(context(lifecycle));
            spec.addType(new ContextWriter(wrapper, lifecycle, signatures, signatures.nested("Context")).write());
        } else if (iteration != null) {
            spec.addSuperinterface(ParameterizedTypeName.get(Types.ITERABLE, iteration.element()));
            spec.addMethod(iterator(iteration));
            spec.addType(new IterationWriter(wrapper, iteration, signatures).write(signatures.nested("Lifecycle")));
            if (lifecycle != null) {
                spec.addType(new ContextWriter(wrapper, lifecycle, signatures, signatures.nested("Lifecycle")).write());
            }
        }
        return spec.build();
    }

    private CodeBlock classDoc() {
        CodeBlock.Builder doc = CodeBlock.builder();
        Iteration iteration = wrapper.iteration();
        Lifecycle lifecycle = wrapper.lifecycle();
        if (iteration != null) {
            doc.add("The asynchronous source of what a {@link $T} yields.\n\n", wrapper.annotated());
            doc.add(
                    "<p>Every iteration makes a new instance, and its elements are those of $L.",
                    Signatures.link(wrapper.annotated(), iteration.name(), List.of()));
        } else {
            doc.add("The asynchronous context manager of {@link $T}.\n\n", wrapper.annotated());
            doc.add("<p>Every use makes a new instance.");
        }
        if (lifecycle != null && lifecycle.enter() != null) {
            doc.add(
                    "\nIt is entered by $L.",
                    Signatures.link(
                            wrapper.annotated(),
                            lifecycle.enter().name(),
                            lifecycle.enter().link()));
        }
        if (lifecycle != null && lifecycle.exit() != null) {
            doc.add(
                    "\nIt is exited by $L.",
                    Signatures.link(
                            wrapper.annotated(),
                            lifecycle.exit().name(),
                            lifecycle.exit().link()));
        }
        doc.add("\nThis recipe is immutable: it may be used many times and from many threads at once.\n");
        for (TypeVariableName variable : wrapper.typeVariables()) {
            doc.add("\n@param <$L> as in {@link $T}", variable.name(), wrapper.annotated());
        }
        return doc.build();
    }

    private MethodSpec of(Factory factory) {
        List<TypeVariableName> typeVariables = new ArrayList<>(wrapper.typeVariables());
        typeVariables.addAll(factory.typeVariables());
        MethodSpec.Builder method = MethodSpec.methodBuilder("of")
                .addJavadoc(
                        "Makes instances by $L.\n",
                        Signatures.link(wrapper.annotated(), wrapper.annotated().simpleName(), factory.link()))
                .addAnnotations(factory.annotations())
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(typeVariables)
                .returns(type)
                .varargs(factory.varargs());
        if (factory.visibility() != null) {
            method.addModifiers(factory.visibility());
        }
        if (!factory.suppressed().isEmpty()) {
            AnnotationSpec.Builder suppress = AnnotationSpec.builder(SuppressWarnings.class);
            factory.suppressed().forEach(key -> suppress.addMember("value", "$S", key));
            method.addAnnotation(suppress.build());
        }
        List<CodeBlock> arguments = new ArrayList<>();
        for (ParameterSpec parameter : factory.parameters()) {
            method.addParameter(parameter);
            method.addJavadoc("\n@param $L as there", parameter.name());
            arguments.add(CodeBlock.of("$N", parameter.name()));
        }
        for (TypeVariableName variable : typeVariables) {
            method.addJavadoc("\n@param <$L> as there", variable.name());
        }
        method.addJavadoc("\n@return the recipe");
        CodeBlock creation = CodeBlock.of("() -> new $T($L)", wrapper.self(), CodeBlock.join(arguments, ", "));
        return method.addStatement("return $L", wrapperCreation(creation)).build();
    }

    private CodeBlock wrapperCreation(CodeBlock factory) {
        return CodeBlock.of("new $T($L)", type, factory);
    }

    private MethodSpec from() {
        TypeName callable = ParameterizedTypeName.get(Types.CALLABLE, WildcardTypeName.subtypeOf(wrapper.self()));
        MethodSpec.Builder method = MethodSpec.methodBuilder("from")
                .addJavadoc("Makes instances by a function.\n\n@param factory makes an instance for each use");
        for (TypeVariableName variable : wrapper.typeVariables()) {
            method.addJavadoc("\n@param <$L> as in {@link $T}", variable.name(), wrapper.annotated());
        }
        if (wrapper.isPublic()) {
            method.addModifiers(Modifier.PUBLIC);
        }
        return method.addJavadoc("\n@return the recipe")
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(wrapper.typeVariables())
                .returns(type)
                .addParameter(callable, "factory")
                .addStatement("$T.requireNonNull(factory, $S)", Types.OBJECTS, "factory")
                .addStatement("return $L", wrapperCreation(CodeBlock.of("factory::call")))
                .build();
    }

    private MethodSpec context(Lifecycle lifecycle) {
        return MethodSpec.methodBuilder("context")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(Types.CONTEXT, lifecycle.resource()))
                .addStatement(
                        "return $L", signatures.nestedCreation(signatures.nested("Context"), CodeBlock.of("factory")))
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
