package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where methods marked with {@code @Blocking} run, and all others. */
class BlockingTest {
    private static final String CLASSES = """
            final class Threads {
                private Threads() {}
                %1$s @AsyncResource static class Resource {
                    @Enter %2$s int open() { Main.see("enter"); return 7; }
                    @Exit %2$s void close(Integer value) { Main.see("exit"); }
                }
                %1$s @AsyncSource static class Elements {
                    @Enter %2$s void open() { Main.see("enter"); }
                    @Next %2$s Integer next() { Main.see("next"); return null; }
                    @Exit %2$s void close() { Main.see("exit"); }
                }
                %1$s @AsyncSource static class Pages {
                    @NextPage %2$s List<Integer> page() { Main.see("page"); return null; }
                    @Exit %2$s boolean close() { Main.see("exit"); return false; }
                }
            }
            """;

    /** Whether a thread is virtual is asked by reflection, since JDK 17 has none. */
    private static final String SEE = """
            static Thread caller;
            static void see(String role) {
                Thread thread = Thread.currentThread();
                if (thread == caller) { LOG.add(role + " here"); return; }
                try {
                    boolean isVirtual = Runtime.version().feature() >= 21
                            && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
                    LOG.add(role + " elsewhere" + (thread.isDaemon() ? ", daemon" : "") + (isVirtual ? ", virtual" : ""));
                } catch (ReflectiveOperationException e) { throw new AssertionError(e); }
            }
            """;

    private static final String USE = """
            caller = Thread.currentThread();
            AsyncThreads_Resource.of().call(r -> r).await();
            AsyncThreads_Elements.of().count().await();
            AsyncThreads_Pages.of().count().await();
            return LOG;
            """;

    private static final String EVERYWHERE = "[enter%1$s, exit%1$s, enter%1$s, next%1$s, exit%1$s, page%1$s, exit%1$s]";

    private static String elsewhere() {
        return " elsewhere, daemon" + (Runtime.version().feature() >= 21 ? ", virtual" : "");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void allMethodsOfABlockingClassRunOnTheBlockingExecutor(Tool tool) {
        Object log = Program.run(tool, CLASSES.formatted("@Blocking", ""), SEE, USE);
        assertEquals(EVERYWHERE.formatted(elsewhere()), log.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aBlockingMethodRunsOnTheBlockingExecutor(Tool tool) {
        Object log = Program.run(tool, CLASSES.formatted("", "@Blocking"), SEE, USE);
        assertEquals(EVERYWHERE.formatted(elsewhere()), log.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void allOthersRunOnTheThreadOfTheCaller(Tool tool) {
        Object log = Program.run(tool, CLASSES.formatted("", ""), SEE, USE);
        assertEquals(EVERYWHERE.formatted(" here"), log.toString());
    }

    /** They return at once, so that they need no other thread: of that there is no warning for a class. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void methodsOfABlockingClassThatReturnAnAwaitableAreLeftAsTheyAre(Tool tool) {
        Object log = Program.run(tool, """
                @Blocking
                @AsyncSource
                class Mixed {
                    @Enter CompletionStage<String> open() { Main.see("enter"); return CompletableFuture.completedFuture("r"); }
                    @Next CompletableFuture<Integer> next() { Main.see("next"); return CompletableFuture.completedFuture(null); }
                    @Exit void close() { Main.see("exit"); }
                }
                """, SEE, """
                caller = Thread.currentThread();
                AsyncMixed.of().count().await();
                return LOG;
                """);
        assertEquals("[enter here, next here, exit" + elsewhere() + "]", log.toString());
    }
}
