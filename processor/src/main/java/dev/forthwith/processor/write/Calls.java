package dev.forthwith.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.forthwith.processor.model.Conversion;

/** How a method of the annotated instance is called, and its result made a stage. */
final class Calls {
    private Calls() {}

    /** Statements that return the stage of a call. */
    static CodeBlock returning(CodeBlock call, Conversion conversion) {
        return switch (conversion.kind()) {
            case NOTHING ->
                CodeBlock.builder()
                        .addStatement("$L", call)
                        .addStatement("return $T.done()", Types.RESULTS)
                        .build();
            case BLOCKING_NOTHING ->
                CodeBlock.builder()
                        .add("return $T.blocking(() -> {\n$>", Types.RESULTS)
                        .addStatement("$L", call)
                        .addStatement("return null")
                        .add("$<});\n")
                        .build();
            default ->
                CodeBlock.builder()
                        .addStatement("return $L", expression(call, conversion))
                        .build();
        };
    }

    /** The stage of a call, or its result if that is plain. */
    static CodeBlock expression(CodeBlock call, Conversion conversion) {
        return switch (conversion.kind()) {
            case METHOD ->
                CodeBlock.of("$T.convert($L, awaitable -> awaitable.$N())", Types.RESULTS, call, conversion.method());
            case METHOD_OF_NULL ->
                CodeBlock.of(
                        "$T.convert($L, awaitable -> awaitable.$N(null))", Types.RESULTS, call, conversion.method());
            case STATIC ->
                CodeBlock.of("$T.convert($L, $T::$N)", Types.RESULTS, call, conversion.type(), conversion.method());
            case LISTENER ->
                CodeBlock.of(
                        "$T.listen($L, (future, done) -> future.addListener(done, ($T) $T::run))",
                        Types.RESULTS,
                        call,
                        Types.EXECUTOR,
                        Runnable.class);
            case NETTY ->
                CodeBlock.of(
                        "$T.listen($L, (future, done) -> future.addListener(ended -> done.run()))",
                        Types.RESULTS,
                        call);
            case VALUE -> CodeBlock.of("$T.ready($L)", Types.RESULTS, call);
            case BLOCKING_VALUE -> CodeBlock.of("$T.blocking(() -> $L)", Types.RESULTS, call);
            default -> call;
        };
    }
}
