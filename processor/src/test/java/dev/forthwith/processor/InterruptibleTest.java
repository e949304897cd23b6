package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether a cancellation reaches the stage that a method returned: else that is waited for. */
class InterruptibleTest {
    private static final String RESOURCE = """
            @AsyncResource record %1$s(CompletableFuture<String> stage) {
                @Enter%2$s CompletableFuture<String> open() { return stage; }
                @Exit void close(String r, Outcome outcome) { Main.LOG.add("exit " + r + " " + outcome); }
            }
            """;
    private static final String SOURCE = """
            @AsyncSource record %1$s(CompletableFuture<List<String>> stage) {
                @%3$s%2$s CompletableFuture<List<String>> pull() { return stage; }
                @Exit void close(Outcome outcome) { Main.LOG.add("exit " + outcome); }
            }
            """;

    /** What is not cancelled is completed here, after the request. */
    private static final String CANCEL = """
            static <T> void cancel(Function<CompletableFuture<T>, AsyncTask<?>> start, T value) throws InterruptedException {
                CompletableFuture<T> stage = new CompletableFuture<>();
                AsyncTask<?> task = start.apply(stage);
                task.cancel(true);
                LOG.add(stage.isCancelled() ? "cancelled" : task.isDone() ? "forgotten" : "waited for");
                stage.complete(value);
                task.handle((result, failure) -> LOG.add(failure instanceof CancellationException)).await();
            }
            """;

    private static String ofAll(String form, String mark) {
        return "final class Pending { private Pending() {}\n"
                + form.formatted("Default", "", mark)
                + form.formatted("No", "(interruptible = false)", mark)
                + form.formatted("Yes", "(interruptible = true)", mark)
                + "}\n";
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void anEnterIsNotInterruptedUnlessItSaysSo(Tool tool) {
        Object log = Program.run(tool, ofAll(RESOURCE, "Enter"), CANCEL, """
                Main.<String>cancel(stage -> AsyncPending_Default.of(stage).call(r -> LOG.add("body")), "r");
                Main.<String>cancel(stage -> AsyncPending_No.of(stage).call(r -> LOG.add("body")), "r");
                Main.<String>cancel(stage -> AsyncPending_Yes.of(stage).call(r -> LOG.add("body")), "r");
                return LOG;
                """);
        String waited = "waited for, exit r CANCELLED, true";
        assertEquals("[" + waited + ", " + waited + ", cancelled, true]", log.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aNextIsInterruptedUnlessItSaysOtherwise(Tool tool) {
        for (String mark : new String[] {"Next", "NextPage"}) {
            Object log = Program.run(tool, ofAll(SOURCE, mark), CANCEL, """
                    Main.<List<String>>cancel(stage -> AsyncPending_Default.of(stage).forEach(x -> LOG.add("body")), List.of("x"));
                    Main.<List<String>>cancel(stage -> AsyncPending_No.of(stage).forEach(x -> LOG.add("body")), List.of("x"));
                    Main.<List<String>>cancel(stage -> AsyncPending_Yes.of(stage).forEach(x -> LOG.add("body")), List.of("x"));
                    return LOG;
                    """);
            String cancelled = "exit CANCELLED, cancelled, true";
            assertEquals(
                    "[" + cancelled + ", waited for, exit CANCELLED, true, " + cancelled + "]", log.toString(), mark);
        }
    }
}
