package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an exit is told: the resource, the outcome and the failure, any of them and in any order. */
class ExitParametersTest {
    /** Every choice of R, O and T, in every order. */
    private static final List<String> CHOICES = choices();

    private static final Map<Character, String> TYPES = Map.of('R', "String", 'O', "Outcome", 'T', "Throwable");

    private static List<String> choices() {
        List<String> all = new ArrayList<>(List.of(""));
        for (int i = 0; i < all.size(); i++) {
            for (String each : List.of("R", "O", "T")) {
                if (!all.get(i).contains(each)) {
                    all.add(all.get(i) + each);
                }
            }
        }
        return all;
    }

    /** An exit that asks for this, and logs what it is given. */
    private static String exit(String choice) {
        String parameters = choice.chars()
                .mapToObj(c -> TYPES.get((char) c) + " " + (char) c)
                .collect(Collectors.joining(", "));
        String arguments = choice.chars().mapToObj(c -> ", " + (char) c).collect(Collectors.joining());
        return "@Exit void close(" + parameters + ") { Main.see(\"" + choice + ":\"" + arguments + "); }\n";
    }

    private static final String SEE = """
            static final RuntimeException BOOM = new IllegalStateException("boom");
            static void see(Object... told) {
                LOG.add(Arrays.stream(told).map(Main::text).collect(Collectors.joining(" ")));
            }
            private static String text(Object told) {
                return told == BOOM ? "boom" : told instanceof CancellationException ? "cancellation" : String.valueOf(told);
            }
            """;

    private static List<String> expected(String outcome, String failure) {
        Map<Character, String> told = Map.of('R', " r", 'O', " " + outcome, 'T', " " + failure);
        return CHOICES.stream()
                .map(choice -> choice + ":"
                        + choice.chars().mapToObj(c -> told.get((char) c)).collect(Collectors.joining()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void ofAResource(Tool tool) {
        assertEquals(16, CHOICES.size());
        StringBuilder classes = new StringBuilder("final class All { private All() {}\n");
        StringBuilder wrappers = new StringBuilder();
        for (String choice : CHOICES) {
            classes.append("@AsyncResource static class A" + choice + " { @Enter String open() { return \"r\"; } "
                    + exit(choice) + "}\n");
            wrappers.append(wrappers.isEmpty() ? "" : ", ").append("AsyncAll_A" + choice + ".of()");
        }
        String body = "List<AsyncContextManager<String>> all = List.of(" + wrappers + ");\n" + """
                for (AsyncContextManager<String> each : all) { each.call(r -> r).await(); }
                for (AsyncContextManager<String> each : all) {
                    each.call(r -> { throw BOOM; }).handle((value, failure) -> failure).await();
                }
                for (AsyncContextManager<String> each : all) {
                    AsyncTask<String> task = each.with(r -> new CompletableFuture<String>());
                    task.cancel(true);
                    task.handle((value, failure) -> failure).await();
                }
                return LOG;
                """;
        List<String> expected = new ArrayList<>(expected("COMPLETED", "null"));
        expected.addAll(expected("FAILED", "boom"));
        expected.addAll(expected("CANCELLED", "cancellation"));
        assertEquals(expected, Program.run(tool, classes + "}", SEE, body));
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void ofASource(Tool tool) {
        StringBuilder classes = new StringBuilder("final class All { private All() {}\n");
        StringBuilder wrappers = new StringBuilder();
        for (String choice : CHOICES) {
            classes.append("@AsyncSource record A" + choice + "(Iterator<CompletionStage<Integer>> left) {\n"
                    + "@Enter String open() { return \"r\"; } @Next CompletionStage<Integer> next() { return left.next(); }\n"
                    + exit(choice) + "}\n");
            wrappers.append(wrappers.isEmpty() ? "" : ", ").append("s -> AsyncAll_A" + choice + ".of(s.iterator())");
        }
        String body = "List<Function<List<CompletionStage<Integer>>, AsyncIterable<Integer>>> all = List.of(" + wrappers
                + ");\n" + """
                CompletionStage<Integer> one = CompletableFuture.completedFuture(1);
                CompletionStage<Integer> end = CompletableFuture.completedFuture(null);
                for (var each : all) { each.apply(List.of(one, end)).count().await(); }
                for (var each : all) { each.apply(List.of(one, end)).limit(1).count().await(); }
                for (var each : all) {
                    each.apply(List.of(one, CompletableFuture.failedFuture(BOOM))).count().handle((value, failure) -> failure).await();
                }
                for (var each : all) {
                    each.apply(List.of(one)).forEach(x -> { throw BOOM; }).handle((value, failure) -> failure).await();
                }
                for (var each : all) {
                    AsyncTask<Long> task = each.apply(List.of(one, new CompletableFuture<Integer>())).count();
                    task.cancel(true);
                    task.handle((value, failure) -> failure).await();
                }
                return LOG;
                """;
        List<String> expected = new ArrayList<>(expected("COMPLETED", "null"));
        expected.addAll(expected("STOPPED", "null"));
        expected.addAll(expected("FAILED", "boom"));
        expected.addAll(expected("FAILED", "boom"));
        expected.addAll(expected("CANCELLED", "cancellation"));
        assertEquals(expected, Program.run(tool, classes + "}", SEE, body));
    }

    private static void says(Tool tool, String part, String annotated) {
        Compilation compilation = Compilation.of(tool, "package q;\n" + Program.IMPORTS + annotated);
        assertEquals(List.of("FW110"), compilation.codes(), compilation::report);
        assertTrue(compilation.ours().get(0).contains(part), compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aBooleanIsNoneOfThem(Tool tool) {
        for (String type : List.of("boolean", "Boolean")) {
            says(
                    tool,
                    "must be the resource (String), Outcome or Throwable, each once, but \"failed\" is " + type + ".",
                    "@AsyncResource class A { @Enter String open() { return null; } @Exit void close(" + type
                            + " failed) {} }");
            says(
                    tool,
                    "must be Outcome or Throwable, each once, but \"failed\" is " + type + ".",
                    "@AsyncSource class A { @Next String next() { return null; } @Exit void close(Outcome o, " + type
                            + " failed) {} }");
        }
        // Where it is the resource, it is that.
        Object log = Program.run(tool, """
                @AsyncResource class A { @Enter boolean open() { return true; } @Exit void close(Boolean r) { Main.LOG.add(r); } }
                """, "AsyncA.of().call(r -> r).await(); return LOG;");
        assertEquals("[true]", log.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aResourceOfTheTypeOfAnotherCannotBeToldApart(Tool tool) {
        for (String type : List.of("Throwable", "Outcome")) {
            String remedy = "A resource of the type " + type + " cannot be told apart; wrap it in a type of your own.";
            for (String result : List.of(type, "CompletionStage<" + type + ">")) {
                says(
                        tool,
                        remedy,
                        "@AsyncResource class A { @Enter " + result + " open() { return null; } @Exit void close("
                                + type + " it) {} }");
                says(
                        tool,
                        remedy,
                        "@AsyncSource class A { @Enter " + result
                                + " open() { return null; } @Next String next() { return null; }" + " @Exit void close("
                                + type + " it) {} }");
            }
        }
        // What extends it is told apart, and so is the other one.
        Compilation.of(
                        tool,
                        "package q;\n" + Program.IMPORTS
                                + "@AsyncResource class A { @Enter IllegalStateException open() { return null; }"
                                + " @Exit void close(Throwable t, IllegalStateException r, Outcome o) {} }")
                .clean();
        Compilation.of(
                        tool,
                        "package q;\n" + Program.IMPORTS
                                + "@AsyncResource class A { @Enter Throwable open() { return null; }"
                                + " @Exit void close(Outcome o) {} }")
                .clean();
    }
}
