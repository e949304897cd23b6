package dev.forthwith.processor;

import java.util.List;

/** What random classes are made of. */
final class RandomForms {
    private static final String STAGE = "java.util.concurrent.CompletionStage<";
    private static final String FUTURE = "java.util.concurrent.CompletableFuture";
    static final String DONE = FUTURE + ".completedFuture(";

    private RandomForms() {}

    static final List<String> NAMES = List.of(
            "factory",
            "self",
            "resource",
            "outcome",
            "failure",
            "type",
            "name",
            "value",
            "get",
            "$x",
            "Objects",
            "context",
            "arrived",
            "record",
            "sealed",
            "_1",
            "stack",
            "page",
            "awaitable",
            "String");
    static final List<String> METHODS = List.of(
            "open",
            "yield",
            "record",
            "$m",
            "_2",
            "get",
            "run",
            "context",
            "iterator",
            "from",
            "of",
            "self",
            "call",
            "permits");

    /** Ways to enter: the result, the body, the resource; null for the instance itself. */
    static final String[][] ENTERS = {
        {"void", "", null},
        {STAGE + "java.lang.Void>", "return " + DONE + "null);", null},
        {"java.lang.String", "return \"r\";", "java.lang.String"},
        {"int", "return 7;", "java.lang.Integer"},
        {"long[]", "return new long[1];", "long[]"},
        {STAGE + "java.lang.String>", "return " + DONE + "\"r\");", "java.lang.String"},
        {STAGE + "? extends java.lang.String>", "return " + DONE + "\"r\");", "java.lang.String"},
        {FUTURE + "<int[]>", "return " + DONE + "new int[1]);", "int[]"},
        {"q.Shapes.Mono<java.lang.String>", "return new q.Shapes.Mono<>(\"r\");", "java.lang.String"},
        {
            "q.Shapes.Mono<java.util.Optional<java.lang.String>>",
            "return new q.Shapes.Mono<>(java.util.Optional.of(\"r\"));",
            "java.util.Optional<java.lang.String>"
        },
        {"q.Shapes.Named", "return new q.Shapes.Named();", "java.util.List<? super java.lang.String>"},
        {"q.Shapes.Listened<java.lang.String>", "return new q.Shapes.Listened<>(\"r\");", "java.lang.String"},
    };

    static final String[][] EXITS = {
        {"void", ""},
        {"boolean", "return false;"},
        {"java.lang.Boolean", "return null;"},
        {STAGE + "java.lang.Void>", "return " + DONE + "null);"},
        {FUTURE + "<java.lang.Boolean>", "return " + DONE + "false);"},
        {"q.Shapes.Mono<java.lang.Void>", "return new q.Shapes.Mono<>(null);"},
        {"q.Shapes.Listened<? extends java.lang.Boolean>", "return new q.Shapes.Listened<>(true);"},
    };

    /** Ways to yield two elements, of the type #. */
    static final String[][] NEXTS = {
        {"@Next", "#", "left-- > 0 ? (#) element : null"},
        {
            "@Next",
            "java.util.Optional<#>",
            "left-- > 0 ? java.util.Optional.of((#) element) : java.util.Optional.empty()"
        },
        {"@Next", STAGE + "#>", DONE + "left-- > 0 ? (#) element : null)"},
        {
            "@Next",
            STAGE + "? extends java.util.Optional<? extends #>>",
            DONE + "left-- > 0 ? java.util.Optional.<#>of((#) element) : java.util.Optional.<#>empty())"
        },
        {"@Next", "q.Shapes.Mono<#>", "new q.Shapes.Mono<#>(left-- > 0 ? (#) element : null)"},
        {"@Next", "q.Shapes.Listened<? extends #>", "new q.Shapes.Listened<#>(left-- > 0 ? (#) element : null)"},
        {
            "@Next",
            "q.Shapes.Mono<java.util.Optional<#>>",
            "new q.Shapes.Mono<>(left-- > 0 ? java.util.Optional.of((#) element) : java.util.Optional.empty())"
        },
        {
            "@Next",
            "q.Shapes.Listened<? extends java.util.Optional<? extends #>>",
            "new q.Shapes.Listened<>(left-- > 0 ? java.util.Optional.<#>of((#) element) : java.util.Optional.<#>empty())"
        },
        {"@Next", "q.Shapes.Perhaps<#>", "new q.Shapes.Perhaps<>(left-- > 0 ? (#) element : null)"},
        {"@NextPage", "java.util.List<#>", "left-- > 0 ? java.util.List.of((#) element) : null"},
        {
            "@NextPage",
            STAGE + "java.util.Optional<java.util.Set<? extends #>>>",
            DONE + "left-- > 0 ? java.util.Optional.<java.util.Set<? extends #>>of(java.util.Set.of((#) element))"
                    + " : java.util.Optional.<java.util.Set<? extends #>>empty())"
        },
        {
            "@NextPage",
            "q.Shapes.Mono<java.util.Optional<java.util.List<#>>>",
            "new q.Shapes.Mono<>(left-- > 0 ? java.util.Optional.of(java.util.List.of((#) element)) : java.util.Optional.empty())"
        },
        {"@NextPage", "java.util.stream.Stream<#>", "left-- > 0 ? java.util.stream.Stream.of((#) element) : null"},
        {"@NextPage", FUTURE + "<java.lang.Integer[]>", DONE + "left-- > 0 ? new java.lang.Integer[] {1} : null)"},
    };

    /** Functional interfaces, of the type #. */
    static final List<String> FUNCTIONS = List.of(
            "java.lang.Runnable",
            "java.util.concurrent.Callable<#>",
            "java.util.function.Supplier<? extends #>",
            "java.util.function.Consumer<? super #>",
            "java.util.function.Function<#, java.util.List<#>>",
            "java.util.function.UnaryOperator<#>",
            "java.util.function.IntFunction<#[]>");
}
