package dev.forthwith.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.forthwith.processor.model.Wrapper;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The types and method heads that the parts of a wrapper share. */
final class Signatures {
    private final Wrapper wrapper;
    private final boolean nullMarked;

    Signatures(Wrapper wrapper) {
        this.wrapper = wrapper;
        this.nullMarked = wrapper.annotations().stream()
                .anyMatch(annotation -> annotation.type().equals(Types.NULL_MARKED));
    }

    /** The type, said to be nullable where the wrapper can say so. */
    TypeName nullable(TypeName type) {
        return nullMarked
                ? type.annotated(AnnotationSpec.builder(Types.NULLABLE).build())
                : type;
    }

    /** {@code Call<? extends Annotated>}. */
    TypeName factory() {
        return ParameterizedTypeName.get(Types.CALL, WildcardTypeName.subtypeOf(wrapper.self()));
    }

    /** {@code CompletionStage<? extends T>}. */
    static TypeName stageOf(TypeName type) {
        return ParameterizedTypeName.get(Types.STAGE, WildcardTypeName.subtypeOf(type));
    }

    /** {@code CompletionStage<?>}. */
    static TypeName anyStage() {
        return ParameterizedTypeName.get(Types.STAGE, WildcardTypeName.subtypeOf(ClassName.OBJECT));
    }

    /** The head of an overriding method that is given the annotated instance. */
    MethodSpec.Builder withSelf(String name, TypeName result) {
        return overriding(name, result).addParameter(wrapper.self(), "self");
    }

    /** The head of an overriding method. */
    static MethodSpec.Builder overriding(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(result);
    }

    static MethodSpec flag(String name, boolean value) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(boolean.class)
                .addStatement("return $L", value)
                .build();
    }

    /** How messages name a method. */
    String messageName(String method) {
        return wrapper.annotated().simpleName() + "." + method;
    }

    /** The type of a nested class, with the type variables of the wrapper. */
    /** The name of a nested class: one that does not hide the annotated class. */
    String nested(String name) {
        return wrapper.annotated().simpleNames().contains(name) ? "One" + name : name;
    }

    CodeBlock nestedCreation(String nested, CodeBlock arguments) {
        return CodeBlock.of("new $N$L($L)", nested, wrapper.typeVariables().isEmpty() ? "" : "<>", arguments);
    }

    /** A link to a member of the annotated class, by its erased parameters. */
    static CodeBlock link(ClassName owner, String member, List<TypeName> parameters) {
        CodeBlock types = parameters.stream()
                .map(type -> CodeBlock.of("$T", type))
                .collect(Collectors.collectingAndThen(Collectors.toList(), list -> CodeBlock.join(list, ", ")));
        return CodeBlock.of("{@link $T#$L($L)}", owner, member, types);
    }
}
