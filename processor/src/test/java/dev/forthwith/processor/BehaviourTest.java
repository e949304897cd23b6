package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is generated is compiled without a warning, loaded and run: the truth about it is what it does. */
class BehaviourTest {
    private static final String IMPORTS = """
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            """;

    private static Object run(Tool tool, String annotated, String body) {
        String main = "package q;\n" + IMPORTS + "public final class Main {\n"
                + "    private Main() {}\n"
                + "    static final List<Object> LOG = new CopyOnWriteArrayList<>();\n"
                + "    public static Object run() throws Exception {\n" + body + "\n    }\n}\n";
        return Compilation.of(tool, "package q;\n" + IMPORTS + annotated, main)
                .clean()
                .run("q.Main", "run");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void resourceIsEnteredAndExited(Tool tool) {
        Object log = run(tool, """
                @AsyncResource
                class Database {
                    private final String url;
                    Database(String url) { this.url = url; }
                    @Enter CompletionStage<String> open() { Main.LOG.add("open"); return CompletableFuture.completedFuture(url); }
                    @Exit CompletionStage<Void> close(Outcome outcome, String connection, Throwable failure) {
                        Main.LOG.add("close " + connection + " " + outcome + " " + failure);
                        return CompletableFuture.completedFuture(null);
                    }
                }
                """, """
                LOG.add(AsyncDatabase.of("x").call(connection -> connection + "!").await());
                LOG.add(AsyncDatabase.from(() -> new Database("y")).call(connection -> connection + "!").await());
                return LOG;
                """);
        assertEquals("[open, close x COMPLETED null, x!, open, close y COMPLETED null, y!]", log.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void voidEnterYieldsTheInstanceAndBooleanExitHandles(Tool tool) {
        Object result = run(tool, """
                @AsyncResource
                class Session {
                    int used;
                    void enter() {}
                    boolean exit(Session self) { used += self == this ? 1 : 100; Main.LOG.add(used); return true; }
                }
                """, """
                Object result = AsyncSession.of().with(session -> { throw new IllegalStateException("handled"); }).await();
                return LOG + " " + result;
                """);
        assertEquals("[1] null", result);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void stageOfVoidYieldsTheInstance(Tool tool) {
        Object result = run(
                tool,
                """
                @AsyncResource
                class Session {
                    @Enter(interruptible = true) CompletableFuture<Void> in() { return CompletableFuture.runAsync(() -> {}); }
                    @Exit CompletionStage<Boolean> out(Throwable failure) {
                        Main.LOG.add(String.valueOf(failure)); return CompletableFuture.completedFuture(false);
                    }
                }
                """,
                "return AsyncSession.of().call(session -> session.getClass().getSimpleName()).await() + LOG;");
        assertEquals("Session[null]", result);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void elementsInEveryForm(Tool tool) {
        Object result = run(tool, """
                final class Forms {
                    private Forms() {}
                    @AsyncSource static class Stage {
                        int n = 3;
                        @Next CompletionStage<Integer> pull() { return CompletableFuture.completedFuture(n == 0 ? null : n--); }
                    }
                    @AsyncSource static class StageOfOptional {
                        int n = 3;
                        @Next CompletableFuture<Optional<Integer>> pull() {
                            return CompletableFuture.completedFuture(n == 0 ? Optional.empty() : Optional.of(n--));
                        }
                    }
                    @AsyncSource static class Plain { int n = 3; @Next Integer pull() { return n == 0 ? null : n--; } }
                    @AsyncSource static class PlainOptional {
                        int n = 3; Optional<Integer> next() { return n == 0 ? Optional.empty() : Optional.of(n--); }
                    }
                    @AsyncSource static class Stopping {
                        int n = 3; @Next @Blocking Integer pull() { if (n == 0) { throw new StopAsyncIteration(); } return n--; }
                    }
                }
                """, """
                LOG.add(AsyncForms_Stage.of().toList().await());
                LOG.add(AsyncForms_StageOfOptional.of().toList().await());
                LOG.add(AsyncForms_Plain.of().toList().await());
                LOG.add(AsyncForms_PlainOptional.of().toList().await());
                LOG.add(AsyncForms_Stopping.of().toList().await());
                return new HashSet<>(LOG);
                """);
        assertEquals("[[3, 2, 1]]", result.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void pagesInEveryForm(Tool tool) {
        Object result = run(tool, """
                final class Pages {
                    private Pages() {}
                    @AsyncSource static class Lists {
                        int n = 3;
                        @NextPage CompletionStage<List<Integer>> page() {
                            return CompletableFuture.completedFuture(n == 0 ? null : n-- == 2 ? List.of() : List.of(n, n));
                        }
                    }
                    @AsyncSource static class Arrays {
                        int n = 2; @NextPage Integer[] page() { return n-- == 0 ? null : new Integer[] {n + 1, n}; }
                    }
                    @AsyncSource static class Streams {
                        int n = 2;
                        CompletionStage<Optional<Stream<Integer>>> nextPage() {
                            return CompletableFuture.completedFuture(n-- == 0 ? Optional.empty() : Optional.of(Stream.of(n)));
                        }
                    }
                }
                """, """
                LOG.add(AsyncPages_Lists.of().toList().await());
                LOG.add(AsyncPages_Arrays.of().toList().await());
                LOG.add(AsyncPages_Streams.of().toList().await());
                return LOG;
                """);
        assertEquals("[[2, 2, 0, 0], [2, 1, 1, 0], [1, 0]]", result.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void sourceWithLifecycleIsExitedOnStop(Tool tool) {
        Object result = run(tool, """
                @AsyncSource
                class Countdown<T extends Comparable<? super T>> {
                    private final Iterator<T> left;
                    <X extends Exception> Countdown(Collection<T> all, Class<X> failure) throws X { left = all.iterator(); }
                    @Enter CompletionStage<String> open() { return CompletableFuture.completedFuture("token"); }
                    @Next(interruptible = false) CompletionStage<? extends T> step() {
                        return CompletableFuture.completedFuture(left.hasNext() ? left.next() : null);
                    }
                    @Exit void close(String token, Outcome outcome) { Main.LOG.add(token + " " + outcome); }
                }
                """, """
                LOG.add(AsyncCountdown.of(List.of(3, 2, 1), IllegalStateException.class).limit(2).toList().await());
                LOG.add(AsyncCountdown.of(List.of(3, 2, 1), IllegalStateException.class).forEachWhile(x -> x > 2).await());
                LOG.add(AsyncCountdown.of(List.of(1), IllegalStateException.class).count().await());
                return LOG;
                """);
        assertEquals("[token STOPPED, [3, 2], token STOPPED, false, token COMPLETED, 1]", result.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void subResourcesAreExitedAfterTheResource(Tool tool) {
        Object result = run(tool, """
                @AsyncResource
                class Pool {
                    @Enter CompletionStage<String> open(AsyncExitStack stack) {
                        stack.defer(() -> { Main.LOG.add("sub"); return CompletableFuture.completedFuture(null); });
                        return CompletableFuture.completedFuture("pool");
                    }
                    @Exit void close() { Main.LOG.add("close"); }
                }
                """, """
                LOG.add(AsyncPool.of().call(pool -> pool).await());
                return LOG;
                """);
        assertEquals("[close, sub, pool]", result.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void p01_p02_inheritedGenericAndDefaultMethods(Tool tool) {
        Object result = run(tool, """
                @AsyncResource
                class Concrete extends Base<StringBuilder> implements Closing<StringBuilder> {
                    Concrete() { super(new StringBuilder("r")); }
                }
                abstract class Base<R> {
                    private final R resource;
                    Base(R resource) { this.resource = resource; }
                    @Enter CompletionStage<R> open() { return CompletableFuture.completedFuture(resource); }
                }
                interface Closing<R> {
                    @Exit default void close(R resource) { Main.LOG.add("closed " + resource); }
                }
                """, """
                LOG.add(AsyncConcrete.of().call(StringBuilder::length).await());
                return LOG;
                """);
        assertEquals("[closed r, 1]", result.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void p03_checkedFailuresArriveUnchanged(Tool tool) {
        Object result = run(tool, """
                @AsyncResource
                class Failing<X extends Throwable> {
                    private final X failure;
                    Failing(X failure) throws X { this.failure = failure; }
                    @Enter void open() throws X {}
                    @Exit void close() throws X { throw failure; }
                }
                """, """
                Throwable failure = new java.io.IOException("mine");
                Throwable[] seen = new Throwable[1];
                AsyncFailing.of(failure).call(x -> 1).handle((value, problem) -> seen[0] = problem).await();
                return seen[0] == failure;
                """);
        assertEquals(true, result);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void p04_awaitablesByShape(Tool tool) {
        Object result = run(tool, """
                final class Shapes {
                    private Shapes() {}
                    static final class Mono<T> {
                        private final T value;
                        Mono(T value) { this.value = value; }
                        public CompletableFuture<T> toFuture() { return CompletableFuture.completedFuture(value); }
                    }
                    static final class Listenable<T> extends CompletableFuture<T> {}
                    static class Listened<T> extends FutureTask<T> {
                        Listened(Callable<T> call) { super(call); }
                        public void addListener(Runnable listener, Executor executor) { run(); executor.execute(listener); }
                    }
                    @AsyncResource static class Both {
                        @Enter Mono<String> open() { return new Mono<>("mono"); }
                        @Exit Listened<Boolean> close(String resource) { Main.LOG.add(resource); return new Listened<>(() -> true); }
                    }
                }
                """, """
                LOG.add(String.valueOf(AsyncShapes_Both.of().call(x -> { throw new IllegalStateException(); }).await()));
                return LOG;
                """);
        assertEquals("[mono, null]", result.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void classesThatMentionTheirOwnAndEachOthersWrappers(Tool tool) {
        Object result =
                run(tool, """
                @AsyncResource
                class Self {
                    AsyncSelf again;
                    Self(AsyncOther other) {}
                    @Enter void open() {}
                    @Exit void close() {}
                    @AsyncResource(name = "AsyncOther") static class Other {
                        Other(AsyncSelf self) {}
                        @Enter void open() {}
                        @Exit void close() {}
                    }
                }
                """, "return AsyncSelf.of(AsyncOther.of(null)).call(self -> self.again == null).await();");
        assertEquals(true, result);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void namesThatClash(Tool tool) {
        Object result = run(tool, """
                @AsyncSource
                class Iteration<Outcome, List, Call> {
                    @SafeVarargs Iteration(List self, Call factory, Outcome... arrived) {}
                    @Next CompletionStage<List> next() { return CompletableFuture.completedFuture(null); }
                    @Exit void exit(dev.forthwith.Outcome outcome) { Main.LOG.add(outcome); }
                    record Context() {}
                    record String() {}
                }
                """, "return AsyncIteration.of(1, 2L, \"x\").count().await() + \"\" + LOG;");
        assertEquals("0[COMPLETED]", result);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void recordsAndDeprecatedConstructors(Tool tool) {
        Object result = run(tool, """
                @AsyncResource
                public record Point(int x, String... names) {
                    @Deprecated(since = "1", forRemoval = false) public Point(long x) { this((int) x, new String[0]); }
                    @Enter void open() {}
                    @Exit void close() {}
                }
                """, "return AsyncPoint.of(3, \"a\").call(Point::x).await();");
        assertEquals(3, result);
    }
}
