package dev.forthwith.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.forthwith.processor.model.Lifecycle;
import dev.forthwith.processor.model.Lifecycle.Argument;
import dev.forthwith.processor.model.Lifecycle.Enter;
import dev.forthwith.processor.model.Lifecycle.Exit;
import dev.forthwith.processor.model.Wrapper;
import java.util.Locale;
import java.util.StringJoiner;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the nested class that enters and exits one instance. */
final class ContextWriter {
    private final Wrapper wrapper;
    private final Lifecycle lifecycle;
    private final Signatures signatures;
    private final String name;

    ContextWriter(Wrapper wrapper, Lifecycle lifecycle, Signatures signatures, String name) {
        this.wrapper = wrapper;
        this.lifecycle = lifecycle;
        this.signatures = signatures;
        this.name = name;
    }

    TypeSpec write() {
        Enter enter = lifecycle.enter();
        boolean stacked = enter != null && enter.stacked();
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc("One use of a {@link $T}.", wrapper.annotated())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariables(wrapper.typeVariables())
                .superclass(ParameterizedTypeName.get(
                        stacked ? Types.STACKED_CONTEXT : Types.GENERATED_CONTEXT,
                        wrapper.self(),
                        lifecycle.arrived(),
                        lifecycle.resource()));
        type.addMethod(MethodSpec.constructorBuilder()
                .addParameter(signatures.factory(), "factory")
                .addStatement("super(factory)")
                .build());
        if (enter != null && enter.interruptible()) {
            type.addMethod(Signatures.flag("interruptible", true));
        }
        return type.addMethod(enter(enter))
                .addMethod(resource())
                .addMethod(exit(lifecycle.exit()))
                .addMethod(named("enterName", enter == null ? "enter" : enter.name()))
                .addMethod(named(
                        "exitName",
                        lifecycle.exit() == null ? "exit" : lifecycle.exit().name()))
                .build();
    }

    /** How messages name one of the methods. */
    private MethodSpec named(String which, String method) {
        return MethodSpec.methodBuilder(which)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return $S", signatures.messageName(method) + "()")
                .build();
    }

    private MethodSpec enter(@Nullable Enter enter) {
        MethodSpec.Builder method = signatures.withSelf("enter", Signatures.stageOf(lifecycle.arrived()));
        if (enter == null) {
            return method.addStatement("return $T.done()", Types.RESULTS).build();
        }
        CodeBlock call = CodeBlock.of("self.$N($L)", enter.name(), enter.stacked() ? "stack" : "");
        if (enter.stacked()) {
            method.addParameter(Types.STACK, "stack");
        }
        return Signatures.throwing(method, enter.throwing())
                .addCode(Calls.returning(call, enter.conversion()))
                .build();
    }

    private MethodSpec resource() {
        return signatures
                .withSelf("resource", lifecycle.resource())
                .addParameter(lifecycle.arrived(), "arrived")
                .addStatement("return $L", lifecycle.self() ? "self" : "arrived")
                .build();
    }

    private MethodSpec exit(@Nullable Exit exit) {
        MethodSpec.Builder method = signatures
                .withSelf("exit", Signatures.anyStage())
                .addParameter(lifecycle.resource(), "resource")
                .addParameter(Types.OUTCOME, "outcome")
                .addParameter(signatures.nullable(Types.THROWABLE), "failure");
        if (exit == null) {
            return method.addStatement("return $T.done()", Types.RESULTS).build();
        }
        StringJoiner arguments = new StringJoiner(", ");
        for (Argument argument : exit.arguments()) {
            arguments.add(argument.name().toLowerCase(Locale.ROOT));
        }
        return Signatures.throwing(method, exit.throwing())
                .addCode(Calls.returning(CodeBlock.of("self.$N($L)", exit.name(), arguments), exit.conversion()))
                .build();
    }
}
