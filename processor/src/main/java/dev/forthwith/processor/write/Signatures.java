package dev.forthwith.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.forthwith.processor.model.Wrapper;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The types and method heads that the parts of a wrapper share. */
final class Signatures {
    private final Wrapper wrapper;
    private final boolean nullMarked;

    Signatures(Wrapper wrapper) {
        this.wrapper = wrapper;
        boolean marked = false;
        for (AnnotationSpec annotation : wrapper.annotations()) {
            marked |= annotation.type().equals(Types.NULL_MARKED);
        }
        this.nullMarked = marked;
    }

    /** The type, said to be nullable where the wrapper can say so. */
    TypeName nullable(TypeName type) {
        return nullMarked
                ? type.annotated(AnnotationSpec.builder(Types.NULLABLE).build())
                : type;
    }

    /** {@code Call<? extends Annotated>}. */
    TypeName factory() {
        return ParameterizedTypeName.get(Types.CALL, subtypeOf(wrapper.self()));
    }

    static TypeName subtypeOf(TypeName type) {
        return WildcardTypeName.subtypeOf(type);
    }

    /** {@code @SuppressWarnings}, on one line. */
    static AnnotationSpec suppressing(List<String> keys) {
        CodeBlock all = keys.stream().map(key -> CodeBlock.of("$S", key)).collect(CodeBlock.joining(", "));
        return AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", keys.size() == 1 ? all : CodeBlock.of("{$L}", all))
                .build();
    }

    /** {@code CompletionStage<? extends T>}. */
    static TypeName stageOf(TypeName type) {
        return ParameterizedTypeName.get(Types.STAGE, subtypeOf(type));
    }

    /** {@code CompletionStage<?>}. */
    static TypeName anyStage() {
        return ParameterizedTypeName.get(Types.STAGE, subtypeOf(ClassName.OBJECT));
    }

    /** Says that an overriding method throws what the user's does, where that declares anything. */
    static MethodSpec.Builder throwing(MethodSpec.Builder method, boolean throwing) {
        return throwing ? method.addException(Types.THROWABLE) : method;
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
        return overriding(name, TypeName.BOOLEAN)
                .addStatement("return $L", value)
                .build();
    }

    /** How messages name a method. */
    String messageName(String method) {
        return wrapper.annotated().simpleName() + "." + method;
    }

    /** The name of a nested class: one that hides nothing that the wrapper mentions. */
    String nested(String name) {
        String free = name;
        while (wrapper.mentioned().contains(free)) {
            free = "One" + free;
        }
        return free;
    }

    CodeBlock nestedCreation(String nested, CodeBlock arguments) {
        return CodeBlock.of("new $N$L($L)", nested, diamond(), arguments);
    }

    /** What stands for the type variables in a creation whose result says them. */
    String diamond() {
        return wrapper.typeVariables().isEmpty() ? "" : "<>";
    }

    /** A link to a member of the annotated class, by its erased parameters. */
    CodeBlock link(String member, List<TypeName> parameters) {
        List<CodeBlock> types = new ArrayList<>();
        for (TypeName parameter : parameters) {
            types.add(linked(parameter));
        }
        return CodeBlock.of("{@link $T#$L($L)}", wrapper.annotated(), member, CodeBlock.join(types, ", "));
    }

    /** A type in a link: for Eclipse's compiler, an import for that alone is one too many. */
    private CodeBlock linked(TypeName type) {
        if (type instanceof ArrayTypeName array) {
            return CodeBlock.of("$L[]", linked(array.componentType()));
        }
        return type instanceof ClassName name && !isSpelled(name)
                ? CodeBlock.of("$L", name.canonicalName())
                : CodeBlock.of("$T", type);
    }

    private boolean isSpelled(ClassName name) {
        if (name.packageName().equals("java.lang") && !wrapper.importsJavaLang()) {
            return true;
        }
        // The bound of most type variables is Object, which is not written.
        return name.equals(Types.THROWABLE)
                || name.packageName().equals(Types.OUTCOME.packageName())
                || name.packageName().equals(wrapper.name().packageName())
                || (!name.equals(ClassName.OBJECT) && wrapper.mentioned().contains(name.simpleName()));
    }
}
