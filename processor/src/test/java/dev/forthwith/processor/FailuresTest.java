package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a constructor or a method throws, or its stage fails with, is the failure of the stage: the same instance. */
class FailuresTest {
    /** In each class one thing fails: by throwing, on the blocking executor, or by a stage. */
    private static final String CLASSES = """
            final class Failing {
                private Failing() {}
                static <T> CompletionStage<T> failed(Throwable failure) { return CompletableFuture.failedFuture(failure); }
                @AsyncResource static class Made { Made(Throwable t) throws Throwable { throw t; }
                    @Enter void open() {} @Exit void close() {} }
                @AsyncSource static class Begun { Begun(Throwable t) throws Throwable { throw t; } @Next String next() { return null; } }
                @AsyncResource record Entered(Throwable t) {
                    @Enter String open() throws Throwable { throw t; } @Exit void close() {} }
                @AsyncResource record EnteredElsewhere(Throwable t) {
                    @Blocking @Enter String open() throws Throwable { throw t; } @Exit void close() {} }
                @AsyncResource record EnteredByThrowing(Throwable t) {
                    @Enter CompletionStage<String> open() throws Throwable { throw t; } @Exit void close() {} }
                @AsyncResource record EnteredByStage(Throwable t) {
                    @Enter CompletionStage<String> open() { return failed(t); } @Exit void close() {} }
                @AsyncSource record Opened(Throwable t) {
                    @Enter void open() throws Throwable { throw t; } @Next String next() { return null; } }
                @AsyncSource record Pulled(Throwable t) {
                    @Next String pull() throws Throwable { throw t; } }
                @AsyncSource record PulledElsewhere(Throwable t) {
                    @Blocking @Next String pull() throws Throwable { throw t; } }
                @AsyncSource record PulledByThrowing(Throwable t) {
                    @Next CompletionStage<String> pull() throws Throwable { throw t; } }
                @AsyncSource record PulledByStage(Throwable t) {
                    @Next CompletionStage<Optional<String>> pull() { return failed(t); } }
                @AsyncSource record Paged(Throwable t) { @NextPage List<String> pull() throws Throwable { throw t; } }
                @AsyncSource record PagedElsewhere(Throwable t) {
                    @Blocking @NextPage List<String> pull() throws Throwable { throw t; } }
                @AsyncSource record PagedByThrowing(Throwable t) {
                    @NextPage CompletionStage<String[]> pull() throws Throwable { throw t; } }
                @AsyncSource record PagedByStage(Throwable t) {
                    @NextPage CompletionStage<Stream<String>> pull() { return failed(t); } }
            }
            """;

    private static final String MEMBERS = """
            static final class Odd extends Throwable { private static final long serialVersionUID = 1; }
            static void expect(Throwable failure, String what, CompletionStage<?> stage) {
                Object[] seen = new Object[1];
                stage.handle((value, problem) -> seen[0] = problem == null ? "no failure" : problem).toCompletableFuture().join();
                if (seen[0] != failure) { LOG.add(what + " of " + failure + ": " + seen[0]); }
            }
            static void expect(Throwable failure, AsyncContextManager<?> manager) {
                expect(failure, "enter of " + manager.getClass().getSimpleName(), manager.context().enter());
                expect(failure, "use of " + manager.getClass().getSimpleName(), manager.call(r -> r));
            }
            static void expect(Throwable failure, AsyncIterable<?> iterable) {
                expect(failure, "advance of " + iterable.getClass().getSimpleName(), iterable.iterator().advance());
                expect(failure, "use of " + iterable.getClass().getSimpleName(), iterable.toList());
            }
            """;

    @ParameterizedTest
    @EnumSource(Tool.class)
    void ofAnyKindArriveUnchanged(Tool tool) {
        Object log = Program.run(tool, CLASSES, MEMBERS, """
                for (Throwable t : List.of(new java.io.IOException("checked"), new IllegalStateException("unchecked"),
                        new AssertionError("error"), new Odd())) {
                    expect(t, AsyncFailing_Made.of(t));
                    expect(t, AsyncFailing_Begun.of(t));
                    expect(t, AsyncFailing_Entered.of(t));
                    expect(t, AsyncFailing_EnteredElsewhere.of(t));
                    expect(t, AsyncFailing_EnteredByThrowing.of(t));
                    expect(t, AsyncFailing_EnteredByStage.of(t));
                    expect(t, AsyncFailing_Opened.of(t));
                    expect(t, AsyncFailing_Pulled.of(t));
                    expect(t, AsyncFailing_PulledElsewhere.of(t));
                    expect(t, AsyncFailing_PulledByThrowing.of(t));
                    expect(t, AsyncFailing_PulledByStage.of(t));
                    expect(t, AsyncFailing_Paged.of(t));
                    expect(t, AsyncFailing_PagedElsewhere.of(t));
                    expect(t, AsyncFailing_PagedByThrowing.of(t));
                    expect(t, AsyncFailing_PagedByStage.of(t));
                    if (t instanceof Exception e) {
                        expect(t, AsyncFailing_Entered.from(() -> { throw e; }));
                        expect(t, AsyncFailing_Pulled.from(() -> { throw e; }));
                    }
                }
                return LOG;
                """);
        assertEquals("[]", log.toString());
    }

    /** The exit method is not called then, and so could not do it. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void ofEnteringExitTheSubResourcesAtOnce(Tool tool) {
        Object log = Program.run(
                tool, """
                final class Pools {
                    private Pools() {}
                    static void add(AsyncExitStack stack, String name) {
                        stack.adopt(name, (value, outcome, failure) -> {
                            Main.LOG.add(value + " " + outcome + " " + (failure == Main.BOOM));
                            return CompletableFuture.completedFuture(null);
                        });
                    }
                    @AsyncResource static class Throwing {
                        @Enter String open(AsyncExitStack stack) { add(stack, "a"); add(stack, "b"); throw Main.BOOM; }
                        @Exit void close() { Main.LOG.add("close"); }
                    }
                    @AsyncResource static class Failing {
                        @Enter CompletionStage<String> open(AsyncExitStack stack) {
                            add(stack, "a"); add(stack, "b"); return CompletableFuture.failedFuture(Main.BOOM);
                        }
                        @Exit void close() { Main.LOG.add("close"); }
                    }
                    @AsyncSource static class Feed {
                        @Enter CompletionStage<Void> open(AsyncExitStack stack) {
                            add(stack, "a"); add(stack, "b"); return CompletableFuture.failedFuture(Main.BOOM);
                        }
                        @Next String next() { Main.LOG.add("next"); return null; }
                        @Exit void close() { Main.LOG.add("close"); }
                    }
                }
                """, "static final RuntimeException BOOM = new IllegalStateException(\"boom\");\n", """
                List<AsyncTask<?>> uses = List.of(AsyncPools_Throwing.of().call(r -> LOG.add("body")),
                        AsyncPools_Failing.of().call(r -> LOG.add("body")), AsyncPools_Feed.of().count());
                for (AsyncTask<?> use : uses) {
                    use.handle((value, failure) -> LOG.add(failure == BOOM)).await();
                }
                // Entering by hand exits them too, before its stage says that it failed.
                CompletionStage<?> entered = AsyncPools_Throwing.of().context().enter();
                LOG.add(entered.toCompletableFuture().isCompletedExceptionally());
                return LOG;
                """);
        String once = "b FAILED true, a FAILED true";
        assertEquals(
                "[" + once + ", " + once + ", " + once + ", true, true, true, " + once + ", true]", log.toString());
    }
}
