package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is taken off a result, and what is left. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class ResultFormsTest {
    private static final String HEAD = "package q;\n" + Program.IMPORTS;

    @ParameterizedTest
    @EnumSource(Tool.class)
    void oneAwaitableAndOneOptionalAreTakenOff(Tool tool) {
        String[][] results = {
            {"CompletionStage<String>", "@Next CompletionStage<CompletionStage<String>>"},
            {"Optional<String>", "@Next Optional<Optional<String>>"},
            {"CompletionStage<String>", "@Next Optional<CompletionStage<String>>"},
            {"Optional<String>", "@Next CompletionStage<Optional<Optional<String>>>"},
            {"CompletionStage<String>", "@Next CompletionStage<Optional<CompletionStage<String>>>"},
            {"Optional<String>", "@NextPage Optional<List<Optional<String>>>"},
            {"CompletionStage<String>", "@NextPage CompletionStage<List<CompletionStage<String>>>"},
        };
        for (String[] each : results) {
            String source = Compilation.of(
                            tool, HEAD + "@AsyncSource class A { " + each[1] + " pull() { return null; } }")
                    .clean()
                    .generatedSource();
            assertTrue(source.contains("implements AsyncIterable<" + each[0] + ">"), source);
        }
        String[][] resources = {
            {"CompletionStage<String>", "CompletionStage<CompletionStage<String>>"},
            {"Optional<String>", "Optional<String>"},
            {"Optional<String>", "CompletionStage<Optional<String>>"},
        };
        for (String[] each : resources) {
            String source = Compilation.of(
                            tool,
                            HEAD + "@AsyncResource class A { @Enter " + each[1]
                                    + " open() { return null; } @Exit void close(" + each[0] + " resource) {} }")
                    .clean()
                    .generatedSource();
            assertTrue(source.contains("implements AsyncContextManager<" + each[0] + ">"), source);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatIsLeftIsTheElement(Tool tool) {
        Object log = Program.run(tool, """
                final class Left {
                    private Left() {}
                    static final CompletableFuture<String> PENDING = new CompletableFuture<>();
                    @AsyncSource static class Stages { int n = 2;
                        @Next CompletionStage<CompletionStage<String>> pull() {
                            return CompletableFuture.completedFuture(n-- == 0 ? null : PENDING); } }
                    @AsyncSource static class Optionals { int n = 2;
                        @Next Optional<Optional<String>> pull() {
                            return n-- == 0 ? Optional.empty() : Optional.of(Optional.empty()); } }
                    @AsyncSource static class OptionalStages { int n = 2;
                        @Next Optional<CompletionStage<String>> pull() {
                            return n-- == 0 ? Optional.empty() : Optional.of(PENDING); } }
                }
                """, """
                LOG.add(AsyncLeft_Stages.of().toList().await().equals(List.of(Left.PENDING, Left.PENDING)));
                LOG.add(AsyncLeft_Optionals.of().toList().await());
                LOG.add(AsyncLeft_OptionalStages.of().toList().await().equals(List.of(Left.PENDING, Left.PENDING)));
                return LOG;
                """);
        assertEquals("[true, [Optional.empty, Optional.empty], true]", log.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aStageOfAnySupertypeSaysNothing(Tool tool) {
        String source = "@AsyncSource class Bad { @%s CompletionStage<? super %s> pull() { return null; } }";
        String resource =
                "@AsyncResource class Bad { @Enter %s in() { return null; } @Exit %s out() { return null; } }";
        String[][] classes = {
            {"CompletionStage<? super Integer>", source.formatted("Next", "Integer")},
            {"CompletionStage<? super List<String>>", source.formatted("NextPage", "List<String>")},
            {
                "CompletionStage<? super String>",
                resource.formatted("CompletionStage<? super String>", "Boolean")
                        .replace("Boolean out", "boolean out")
                        .replace("return null; } }", "return false; } }")
            },
            {"CompletionStage<? super Void>", resource.formatted("String", "CompletionStage<? super Void>")},
        };
        for (String[] each : classes) {
            Compilation compilation = Compilation.of(tool, HEAD + each[1]);
            assertEquals(List.of("FW121"), compilation.codes(), compilation::report);
            assertTrue(
                    compilation.ours().get(0).contains("must say what it yields, but returns " + each[0]),
                    compilation::report);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void pagesMayBeDeclaredAsIterableOrCollection(Tool tool) {
        Object log = Program.run(tool, """
                final class Pages {
                    private Pages() {}
                    @AsyncSource static class Iterables { int n = 2;
                        @NextPage Iterable<Integer> page() { return n == 0 ? null : List.of(n, -n--); } }
                    @AsyncSource static class Collections { int n = 2;
                        @NextPage Collection<Integer> page() { return n == 0 ? null : List.of(n, -n--); } }
                    @AsyncSource static class StagesOfIterable { int n = 2;
                        @NextPage CompletionStage<Iterable<Integer>> page() {
                            return CompletableFuture.completedFuture(n == 0 ? null : List.of(n, -n--)); } }
                    @AsyncSource static class OptionalCollections { int n = 2;
                        @NextPage Optional<Collection<Integer>> page() {
                            return n == 0 ? Optional.empty() : Optional.of(List.of(n, -n--)); } }
                }
                """, """
                LOG.add(AsyncPages_Iterables.of().toList().await());
                LOG.add(AsyncPages_Collections.of().toList().await());
                LOG.add(AsyncPages_StagesOfIterable.of().toList().await());
                LOG.add(AsyncPages_OptionalCollections.of().toList().await());
                return new HashSet<>(LOG);
                """);
        assertEquals("[[2, -2, 1, -1]]", log.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void pagesMayEndWithStopAsyncIteration(Tool tool) {
        Object log = Program.run(tool, """
                final class Stopping {
                    private Stopping() {}
                    @AsyncSource static class Thrown { int n = 2;
                        @NextPage List<Integer> page() { if (n == 0) { throw new StopAsyncIteration(); } return List.of(n--); }
                        @Exit void close(Outcome outcome) { Main.LOG.add(outcome); } }
                    @AsyncSource static class Failed { int n = 2;
                        @NextPage CompletionStage<Integer[]> page() {
                            return n == 0 ? CompletableFuture.failedFuture(new StopAsyncIteration())
                                    : CompletableFuture.completedFuture(new Integer[] {n--}); }
                        @Exit void close(Outcome outcome) { Main.LOG.add(outcome); } }
                    @AsyncSource static class Elsewhere { int n = 2;
                        @Blocking @NextPage Stream<Integer> page() { if (n == 0) { throw new StopAsyncIteration(); } return Stream.of(n--); }
                        @Exit void close(Outcome outcome) { Main.LOG.add(outcome); } }
                }
                """, """
                LOG.add(AsyncStopping_Thrown.of().toList().await());
                LOG.add(AsyncStopping_Failed.of().toList().await());
                LOG.add(AsyncStopping_Elsewhere.of().toList().await());
                return LOG;
                """);
        assertEquals("[COMPLETED, [2, 1], COMPLETED, [2, 1], COMPLETED, [2, 1]]", log.toString());
    }

    /** Compilers differ in which of them they tell, so none is repeated: what is written is as if there were none. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void typeAnnotationsOfResultsAreDropped(Tool tool) {
        String use = "\n@java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface Use {}";
        for (String source : List.of(
                "@AsyncResource class A { @Enter @Use String open() { return null; } @Exit void close(@Use String s) {} }",
                "@AsyncResource class A { @Enter CompletionStage<@Use String> open() { return null; } @Exit void close(String s) {} }",
                "@AsyncResource class A { @Enter Map<String, @Use List<@Use ? extends @Use Integer>> open() { return null; } @Exit void close() {} }",
                "@AsyncResource class A<T> { @Enter @Use T @Use [] open() { return null; } @Exit @Use CompletionStage<@Use Boolean> close(T[] t) { return null; } }",
                "@AsyncSource class A { @Next @Use CompletionStage<@Use Optional<@Use String>> next() { return null; } }",
                "@AsyncSource class A { @NextPage @Use String @Use [] next() { return null; } }",
                "@AsyncSource class A { @NextPage CompletionStage<@Use List<Map.@Use Entry<@Use String, String>>> next() { return null; } }")) {
            String plain = Compilation.of(tool, HEAD + source.replace("@Use ", ""))
                    .clean()
                    .generatedSource();
            List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-auxiliaryclass") : List.of();
            String annotated = Compilation.with(tool, List.of(new ForthwithProcessor()), options, HEAD + source + use)
                    .clean()
                    .generatedSource();
            assertEquals(plain, annotated);
            assertFalse(annotated.contains("@Use"), annotated);
        }
    }
}
