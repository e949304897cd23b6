package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The awaitables of other libraries, with these libraries: what is generated compiles against them, and waits for them. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class LibrariesTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    private static Compilation compile(Tool tool, String... sources) {
        // Libraries' own annotations are not always on the class path, which javac tells with -Xlint:classfile.
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing,-classfile") : List.of();
        return Compilation.with(
                tool, List.of(new ForthwithProcessor()), options, Compilation.WHOLE_CLASS_PATH, sources);
    }

    /** Runs a resource whose enter yields "x" and whose exit handles, and a source that yields "x" once; both by an expression each. */
    private static void works(Tool tool, String type, String ofX, String ofTrue, String ofNull) {
        String resource = HEAD + "@AsyncResource class Thing {\n"
                + "    @Enter " + type + "<String> open() { return " + ofX + "; }\n"
                + "    @Exit " + type
                + "<Boolean> close(String x, Outcome outcome) { Main.LOG.add(x + outcome); return " + ofTrue
                + "; }\n}\n";
        String source = HEAD + "@AsyncSource class Things {\n    private int left = 1;\n"
                + "    @Next " + type + "<? extends CharSequence> pull() { return left-- > 0 ? " + ofX + " : " + ofNull
                + "; }\n}\n";
        String main = HEAD + "public final class Main {\n    private Main() {}\n"
                + "    static final List<Object> LOG = new CopyOnWriteArrayList<>();\n"
                + "    public static Object run() throws Exception {\n"
                + "        LOG.add(AsyncThing.of().call(x -> x + \"!\").await());\n"
                + "        LOG.add(String.valueOf(AsyncThing.of().call(x -> { throw new IllegalStateException(); }).await()));\n"
                + "        LOG.add(AsyncThings.of().toList().await());\n"
                + "        return LOG;\n    }\n}\n";
        Object log = compile(tool, resource, source, main).clean().run("q.Main", "run");
        assertEquals("[xCOMPLETED, x!, xFAILED, null, [x]]", log.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void reactor(Tool tool) {
        String mono = "reactor.core.publisher.Mono";
        works(tool, mono, mono + ".just(\"x\")", mono + ".just(true)", mono + ".empty()");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void mutiny(Tool tool) {
        String uni = "io.smallrye.mutiny.Uni";
        String item = uni + ".createFrom().item(";
        works(tool, uni, item + "\"x\")", item + "true)", uni + ".createFrom().nullItem()");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void rxJavaSingle(Tool tool) {
        String single = "io.reactivex.rxjava3.core.Single";
        works(
                tool,
                single,
                single + ".just(\"x\")",
                single + ".just(true)",
                single + ".<String>error(new StopAsyncIteration())");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void rxJavaMaybe(Tool tool) {
        String maybe = "io.reactivex.rxjava3.core.Maybe";
        works(tool, maybe, maybe + ".just(\"x\")", maybe + ".just(true)", maybe + ".<String>empty()");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void rxJavaCompletable(Tool tool) {
        String main = HEAD + "public final class Main {\n    private Main() {}\n"
                + "    public static Object run() throws Exception { return AsyncThing.of().call(Thing::name).await(); }\n}\n";
        String resource = HEAD + "import io.reactivex.rxjava3.core.Completable;\n@AsyncResource class Thing {\n"
                + "    String name() { return \"self\"; }\n    @Enter Completable open() { return Completable.complete(); }\n"
                + "    @Exit Completable close(Thing self) { return Completable.complete(); }\n}\n";
        assertEquals("self", compile(tool, resource, main).clean().run("q.Main", "run"));
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void vertx(Tool tool) {
        String future = "io.vertx.core.Future";
        String done = future + ".succeededFuture(";
        works(tool, future, done + "\"x\")", done + "true)", done + "null)");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void guava(Tool tool) {
        String done = "com.google.common.util.concurrent.Futures.immediateFuture(";
        works(
                tool,
                "com.google.common.util.concurrent.ListenableFuture",
                done + "\"x\")",
                done + "true)",
                done + "null)");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void netty(Tool tool) {
        String done = "io.netty.util.concurrent.ImmediateEventExecutor.INSTANCE.newSucceededFuture(";
        works(tool, "io.netty.util.concurrent.Future", done + "\"x\")", done + "true)", done + "(String) null)");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void kafka(Tool tool) {
        String future = "org.apache.kafka.common.KafkaFuture";
        String done = future + ".completedFuture(";
        works(tool, future, done + "\"x\")", done + "true)", done + "null)");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void kotlin(Tool tool) {
        String done = "kotlinx.coroutines.CompletableDeferredKt.CompletableDeferred(";
        works(tool, "kotlinx.coroutines.Deferred", done + "\"x\")", done + "true)", done + "(String) null)");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void vavr(Tool tool) {
        String future = "io.vavr.concurrent.Future";
        String done = future + ".successful(";
        works(tool, future, done + "\"x\")", done + "true)", done + "(String) null)");
    }

    @ParameterizedTest
    @CsvSource({
        "JAVAC, reactor.core.publisher.Flux", "ECJ, reactor.core.publisher.Flux",
        "JAVAC, io.smallrye.mutiny.Multi", "ECJ, io.smallrye.mutiny.Multi",
        "JAVAC, io.reactivex.rxjava3.core.Flowable", "ECJ, io.reactivex.rxjava3.core.Flowable",
        "JAVAC, org.reactivestreams.Publisher", "ECJ, org.reactivestreams.Publisher",
        "JAVAC, java.util.concurrent.Flow.Publisher", "ECJ, java.util.concurrent.Flow.Publisher"
    })
    void publishersAreNoAwaitables(Tool tool, String publisher) {
        Compilation compilation = compile(
                tool, HEAD + "@AsyncSource class Bad { @Next " + publisher + "<String> next() { return null; } }");
        assertEquals(List.of("FW112"), compilation.codes(), compilation::report);
        boolean flow = publisher.contains("Multi") || publisher.contains("Flow.");
        String adapted = flow ? "publisher" : "FlowAdapters.toFlowPublisher(publisher)";
        assertTrue(compilation.ours().get(0).endsWith("AsyncIterable.from(" + adapted + ")."), compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void anAwaitableWithoutItsConverterIsRefused(Tool tool) {
        String deferred = "package kotlinx.coroutines; public interface Deferred<T> {}";
        Compilation compilation = Compilation.of(
                tool,
                deferred,
                HEAD + "@AsyncSource class Bad { @Next kotlinx.coroutines.Deferred<String> next() { return null; } }");
        assertEquals(List.of("FW111"), compilation.codes(), compilation::report);
        assertTrue(compilation.ours().get(0).contains("kotlinx.coroutines.future.FutureKt"), compilation::report);
    }
}
