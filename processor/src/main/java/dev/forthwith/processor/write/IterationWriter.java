package dev.forthwith.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.forthwith.processor.model.Conversion.Kind;
import dev.forthwith.processor.model.Iteration;
import dev.forthwith.processor.model.Iteration.Page;
import dev.forthwith.processor.model.Wrapper;
import javax.lang.model.element.Modifier;

/** Writes the nested class that yields the elements of one instance. */
final class IterationWriter {
    static final String NAME = "Iteration";

    private final Wrapper wrapper;
    private final Iteration iteration;
    private final Signatures signatures;

    IterationWriter(Wrapper wrapper, Iteration iteration, Signatures signatures) {
        this.wrapper = wrapper;
        this.iteration = iteration;
        this.signatures = signatures;
    }

    TypeSpec write(String lifecycle) {
        TypeSpec.Builder type = TypeSpec.classBuilder(signatures.nested(NAME))
                .addJavadoc("One iteration over a {@link $T}.", wrapper.annotated())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariables(wrapper.typeVariables())
                .superclass(superclass())
                .addMethod(constructor(lifecycle));
        if (!iteration.interruptible()) {
            type.addMethod(Signatures.flag("interruptible", false));
        }
        if (yieldsPages()) {
            type.addMethod(nextPage()).addMethod(elements());
        } else if (isPlain()) {
            type.addMethod(next(
                    Types.VALUE_OUTLET,
                    "put",
                    iteration.optional() ? CodeBlock.of("$T.orNull($L)", Types.RESULTS, call()) : call()));
        } else {
            type.addMethod(next(
                    Types.STAGE_OUTLET,
                    iteration.optional() ? "putOptional" : "put",
                    Calls.expression(call(), iteration.conversion())));
        }
        return type.build();
    }

    private boolean yieldsPages() {
        return iteration.page() != Page.NONE;
    }

    private boolean isPlain() {
        return iteration.conversion().kind() == Kind.VALUE && !yieldsPages();
    }

    private TypeName superclass() {
        if (isPlain()) {
            return ParameterizedTypeName.get(Types.VALUE_SOURCE, wrapper.self(), iteration.element());
        }
        return yieldsPages()
                ? ParameterizedTypeName.get(Types.PAGE_SOURCE, wrapper.self(), iteration.arrived(), iteration.element())
                : ParameterizedTypeName.get(Types.STAGE_SOURCE, wrapper.self(), iteration.element());
    }

    private MethodSpec constructor(String lifecycle) {
        MethodSpec.Builder method = MethodSpec.constructorBuilder().addParameter(signatures.factory(), "factory");
        CodeBlock first = wrapper.lifecycle() == null
                ? CodeBlock.of("factory")
                : signatures.nestedCreation(lifecycle, CodeBlock.of("factory"));
        return method.addStatement("super($L, $S)", first, signatures.messageName(iteration.name()))
                .build();
    }

    private CodeBlock call() {
        return CodeBlock.of("self.$N()", iteration.name());
    }

    private MethodSpec nextPage() {
        MethodSpec.Builder method = signatures.withSelf("nextPage", Signatures.stageOf(iteration.arrived()));
        return Signatures.throwing(method, iteration.throwing())
                .addCode(Calls.returning(call(), iteration.conversion()))
                .build();
    }

    /** The loop around the next method; it is here so that each annotated class has its own, which calls the method directly. */
    private MethodSpec next(ClassName outlet, String put, CodeBlock call) {
        MethodSpec.Builder method = signatures
                .withSelf("next", TypeName.VOID)
                .addParameter(ParameterizedTypeName.get(outlet, iteration.element()), "outlet");
        return Signatures.throwing(method, iteration.throwing())
                .beginControlFlow("while (outlet.$N($L))", put, call)
                .addComment("the outlet says when to stop")
                .endControlFlow()
                .build();
    }

    private MethodSpec elements() {
        TypeName result = ParameterizedTypeName.get(Types.JAVA_ITERATOR, Signatures.subtypeOf(iteration.element()));
        MethodSpec.Builder method = Signatures.overriding(
                        "elements", iteration.optional() ? signatures.nullable(result) : result)
                .addParameter(iteration.arrived(), "page");
        if (!iteration.optional()) {
            return method.addStatement("return $L", iterator(CodeBlock.of("page")))
                    .build();
        }
        return method.addStatement("return page.isPresent() ? $L : null", iterator(CodeBlock.of("page.get()")))
                .build();
    }

    private CodeBlock iterator(CodeBlock page) {
        return iteration.page() == Page.ARRAY
                ? CodeBlock.of("$T.asList($L).iterator()", Types.ARRAYS, page)
                : CodeBlock.of("$L.iterator()", page);
    }
}
