package dev.forthwith.processor;

import java.util.List;
import java.util.Random;

/** What random classes are made of. */
final class RandomForms {
    static final String STAGE = "java.util.concurrent.CompletionStage<";
    static final String FUTURE = "java.util.concurrent.CompletableFuture";
    static final String DONE = FUTURE + ".completedFuture(";

    private RandomForms() {}

    static String throwing(Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> " throws java.lang.Exception";
            case 2 -> " throws java.lang.Throwable";
            default -> "";
        };
    }

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
        {"boolean", "return true;"},
        {"java.lang.Boolean", "return null;"},
        {STAGE + "java.lang.Void>", "return " + DONE + "null);"},
        {FUTURE + "<java.lang.Boolean>", "return " + DONE + "false);"},
        {STAGE + "java.lang.Boolean>", "return " + DONE + "true);"},
        {"q.Shapes.Mono<java.lang.Void>", "return new q.Shapes.Mono<>(null);"},
        {"q.Shapes.Listened<? extends java.lang.Boolean>", "return new q.Shapes.Listened<>(true);"},
    };

    /** Ways to yield two elements, of the type #; % is an element. */
    static final String[][] NEXTS = {
        {"Next", "#", "q.Shapes.more() ? q.Shapes.<#>of(%) : null"},
        {
            "Next",
            "java.util.Optional<#>",
            "q.Shapes.more() ? java.util.Optional.of(q.Shapes.<#>of(%)) : java.util.Optional.empty()"
        },
        {"Next", STAGE + "#>", DONE + "q.Shapes.more() ? q.Shapes.<#>of(%) : null)"},
        {
            "Next",
            STAGE + "? extends java.util.Optional<? extends #>>",
            DONE + "q.Shapes.more() ? java.util.Optional.<#>of(q.Shapes.<#>of(%)) : java.util.Optional.<#>empty())"
        },
        {"Next", "q.Shapes.Mono<#>", "new q.Shapes.Mono<#>(q.Shapes.more() ? q.Shapes.<#>of(%) : null)"},
        {
            "Next",
            "q.Shapes.Listened<? extends #>",
            "new q.Shapes.Listened<#>(q.Shapes.more() ? q.Shapes.<#>of(%) : null)"
        },
        {
            "Next",
            "q.Shapes.Mono<java.util.Optional<#>>",
            "new q.Shapes.Mono<>(q.Shapes.more() ? java.util.Optional.of(q.Shapes.<#>of(%)) : java.util.Optional.empty())"
        },
        {
            "Next",
            "q.Shapes.Listened<? extends java.util.Optional<? extends #>>",
            "new q.Shapes.Listened<>(q.Shapes.more() ? java.util.Optional.<#>of(q.Shapes.<#>of(%)) : java.util.Optional.<#>empty())"
        },
        {"Next", "q.Shapes.Perhaps<#>", "new q.Shapes.Perhaps<>(q.Shapes.more() ? q.Shapes.<#>of(%) : null)"},
        {"NextPage", "java.util.List<#>", "q.Shapes.more() ? java.util.List.of(q.Shapes.<#>of(%)) : null"},
        {
            "NextPage",
            STAGE + "java.util.Optional<java.util.Set<? extends #>>>",
            DONE
                    + "q.Shapes.more() ? java.util.Optional.<java.util.Set<? extends #>>of(java.util.Set.of(q.Shapes.<#>of(%)))"
                    + " : java.util.Optional.<java.util.Set<? extends #>>empty())"
        },
        {
            "NextPage",
            "q.Shapes.Mono<java.util.Optional<java.util.List<#>>>",
            "new q.Shapes.Mono<>(q.Shapes.more() ? java.util.Optional.of(java.util.List.of(q.Shapes.<#>of(%))) : java.util.Optional.empty())"
        },
        {
            "NextPage",
            "java.util.stream.Stream<#>",
            "q.Shapes.more() ? java.util.stream.Stream.of(q.Shapes.<#>of(%)) : null"
        },
        {"NextPage", FUTURE + "<java.lang.Integer[]>", DONE + "q.Shapes.more() ? new java.lang.Integer[] {1} : null)"},
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
