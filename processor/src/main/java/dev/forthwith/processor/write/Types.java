package dev.forthwith.processor.write;

import com.palantir.javapoet.ClassName;

/** The types of the runtime that generated code names. */
final class Types {
    private static final String RUNTIME = "dev.forthwith";
    private static final String GENERATED = "dev.forthwith.generated";

    static final ClassName MANAGER = ClassName.get(RUNTIME, "AsyncContextManager");
    static final ClassName CONTEXT = ClassName.get(RUNTIME, "AsyncContext");
    static final ClassName ITERABLE = ClassName.get(RUNTIME, "AsyncIterable");
    static final ClassName ITERATOR = ClassName.get(RUNTIME, "AsyncIterator");
    static final ClassName STACK = ClassName.get(RUNTIME, "AsyncExitStack");
    static final ClassName OUTCOME = ClassName.get(RUNTIME, "Outcome");

    static final ClassName CALL = ClassName.get(GENERATED, "Call");
    static final ClassName GENERATED_CONTEXT = ClassName.get(GENERATED, "GeneratedContext");
    static final ClassName STACKED_CONTEXT = ClassName.get(GENERATED, "StackedContext");
    static final ClassName STAGE_SOURCE = ClassName.get(GENERATED, "StageSource");
    static final ClassName VALUE_SOURCE = ClassName.get(GENERATED, "ValueSource");
    static final ClassName PAGE_SOURCE = ClassName.get(GENERATED, "PageSource");
    static final ClassName VALUE_OUTLET = ClassName.get(GENERATED, "ValueOutlet");
    static final ClassName STAGE_OUTLET = ClassName.get(GENERATED, "StageOutlet");
    static final ClassName RESULTS = ClassName.get(GENERATED, "Results");

    static final ClassName STAGE = ClassName.get("java.util.concurrent", "CompletionStage");
    static final ClassName EXECUTOR = ClassName.get("java.util.concurrent", "Executor");
    static final ClassName CALLABLE = ClassName.get("java.util.concurrent", "Callable");
    static final ClassName OBJECTS = ClassName.get("java.util", "Objects");
    static final ClassName JAVA_ITERATOR = ClassName.get("java.util", "Iterator");
    static final ClassName ARRAYS = ClassName.get("java.util", "Arrays");
    static final ClassName THROWABLE = ClassName.get("java.lang", "Throwable");
    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");

    private Types() {}
}
