package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random annotated classes: legal ones compile clean under every compiler, to the same bytes, and behave; illegal ones get exactly the
 * diagnostics that were planted. {@code -Dforthwith.classes=N} tries N of them, {@code -Dforthwith.seed=S} begins at S: what failed is named
 * by its seed, and {@code -Dforthwith.seed=S -Dforthwith.classes=1} tries it alone and prints it.
 */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class RandomClassesTest {
    private static final int CLASSES = Integer.getInteger("forthwith.classes", 500);
    private static final long SEED = Long.getLong("forthwith.seed", 0);
    private static final int BATCH = 250;

    /** The digest of the sources that are generated for the first 500, on every JDK; {@code -Dforthwith.update=true} writes it. */
    private static final Path DIGEST = Path.of("src/test/golden/random.sha256");

    private static final String SHAPES = """
            package q;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            public final class Shapes {
                private Shapes() {}
                public static final Exception BROKEN = new Exception("broken");
                private static final AtomicInteger EXITS = new AtomicInteger();
                private static final AtomicInteger LEFT = new AtomicInteger();
                public static void exited(boolean good) { EXITS.addAndGet(good ? 1 : 100); }
                public static boolean more() { return LEFT.getAndDecrement() > 0; }
                public static boolean isOnce() { return LEFT.get() == 1; }
                public static void failOnce() { if (isOnce()) { fail(); } }
                public static <R> R fail() { throw Shapes.<RuntimeException>broken(); }
                @SuppressWarnings("unchecked")
                private static <X extends Throwable> X broken() throws X { throw (X) BROKEN; }
                @SuppressWarnings("unchecked") public static <R> R of(Object value) { return (R) value; }
                public static <R> R cast(Callable<Object> made) {
                    try {
                        return of(made.call());
                    } catch (Exception e) {
                        return fail();
                    }
                }
                public static Long none(Void nothing) { return null; }
                public static String check(long seed, Long expected, Callable<Long> use, int exits) {
                    EXITS.set(0);
                    LEFT.set(2);
                    Object result;
                    try {
                        result = use.call();
                    } catch (Exception e) {
                        result = e == BROKEN || e instanceof CompletionException && e.getCause() == BROKEN ? -1L : e;
                    }
                    boolean good = Objects.equals(expected, result) && EXITS.get() == exits;
                    return good ? "" : " " + seed + " (" + result + ", " + EXITS + ")";
                }
                @java.lang.annotation.Target({
                    java.lang.annotation.ElementType.TYPE_USE, java.lang.annotation.ElementType.TYPE_PARAMETER
                })
                public @interface Mark { String value() default ""; }
                public @interface Named2 {
                    String text(); Class<?> type(); TimeUnit unit(); int[] numbers(); char c(); double d();
                }
                public static class Mono<T> {
                    private final T value;
                    public Mono(T value) { this.value = value; }
                    public CompletableFuture<T> toFuture() { return CompletableFuture.completedFuture(value); }
                }
                public static final class Named extends CompletableFuture<List<? super String>> {
                    public Named() { complete(new ArrayList<>()); }
                }
                public static final class Perhaps<T> extends CompletableFuture<Optional<T>> {
                    public Perhaps(T value) { complete(Optional.ofNullable(value)); }
                }
                public static class Out<O> {
                    public class In<I> {}
                }
                public static class Listened<T> extends FutureTask<T> {
                    public Listened(T value) { super(() -> value); }
                    public void addListener(Runnable listener, Executor executor) { run(); executor.execute(listener); }
                }
            }
            """;

    private static LongStream batches() {
        return LongStream.iterate(SEED, first -> first < SEED + CLASSES, first -> first + BATCH);
    }

    private static long end(long first) {
        return Math.min(first + BATCH, SEED + CLASSES);
    }

    private static Compilation compile(Tool tool, List<String> sources) {
        // The annotations of a test are claimed by nobody.
        List<String> options = tool == Tool.JAVAC
                ? List.of("-Xlint:-processing", "-Xmaxerrs", "10000", "-Xmaxwarns", "10000")
                : List.of();
        return Compilation.with(tool, List.of(new ForthwithProcessor()), options, sources.toArray(new String[0]));
    }

    private static Map<String, String> generate(List<String> sources) {
        Compilation compilation = Compilation.with(
                Tool.JAVAC, List.of(new ForthwithProcessor()), List.of("-proc:only"), sources.toArray(new String[0]));
        Map<String, String> generated = compilation.generatedSources();
        compilation.delete();
        return generated;
    }

    @Test
    void legalOnesAreCleanAndBehave() {
        System.out.println("random classes from seed " + SEED);
        batches().forEach(first -> {
            List<String> sources = new ArrayList<>(List.of(SHAPES));
            List<String> shuffled = new ArrayList<>(List.of(SHAPES));
            Map<String, StringBuilder> mains = new TreeMap<>();
            for (long seed = first; seed < end(first); seed++) {
                RandomClass made = new RandomClass(seed);
                sources.add(made.source());
                shuffled.add(0, made.shuffled(new Random(seed)));
                if (CLASSES == 1) {
                    System.out.println(made.source() + made.use());
                }
                mains.computeIfAbsent(made.packageName(), name -> new StringBuilder())
                        .append("        wrong += q.Shapes.check(" + seed + ", " + made.expected() + ", () -> "
                                + made.use() + ", " + made.expectedExits() + ");\n");
            }
            mains.forEach((name, calls) -> sources.add(main(name, calls.toString())));
            Map<String, String> generated = null;
            for (Tool tool : Tool.values()) {
                Compilation compilation = compile(tool, sources).clean();
                for (String name : mains.keySet()) {
                    assertEquals(
                            "", compilation.run(name.isEmpty() ? "Main" : name + ".Main", "run"), tool + ": seeds");
                }
                generated = generated == null ? compilation.generatedSources() : generated;
                assertEquals(generated, compilation.generatedSources());
                compilation.delete();
            }
            assertEquals(generated, generate(shuffled));
        });
    }

    /** What uses the classes of a package. */
    private static String main(String packageName, String calls) {
        return (packageName.isEmpty() ? "" : "package " + packageName + ";\n")
                + "public final class Main {\n    private Main() {}\n"
                + "    @java.lang.SuppressWarnings({\"unchecked\", \"deprecation\", \"removal\"})\n"
                + "    public static java.lang.Object run() {\n        java.lang.String wrong = \"\";\n" + calls
                + "        return wrong;\n    }\n}\n";
    }

    @Test
    void illegalOnesGetTheirDiagnostics() {
        System.out.println("random illegal classes from seed " + SEED);
        batches().forEach(first -> {
            List<String> sources = new ArrayList<>();
            List<RandomMistakes> all = new ArrayList<>();
            for (long seed = first; seed < end(first); seed++) {
                RandomMistakes made = new RandomMistakes(seed);
                all.add(made);
                sources.add("package q; import dev.forthwith.*; import dev.forthwith.annotation.*; import java.util.*;"
                        + " import java.util.concurrent.*;\n" + made.source());
                if (CLASSES == 1) {
                    System.out.println(made.source());
                }
            }
            sources.add("package q; import java.util.concurrent.*; final class Minds<T> {\n"
                    + "public CompletionStage<T> toStage() { return null; }\n"
                    + "public CompletionStage<String> toFuture() { return null; } }\n"
                    + "interface Made<T> { CompletionStage<T> toStage(); }");
            for (Tool tool : Tool.values()) {
                Compilation compilation = compile(tool, sources);
                assertEquals(List.of(), compilation.errorsOfTheCompiler(), () -> tool + compilation.report());
                Map<String, List<String>> said = compilation.codesByFile();
                for (RandomMistakes made : all) {
                    List<String> codes = new ArrayList<>(said.getOrDefault(made.simple(), List.of()));
                    Collections.sort(codes);
                    assertEquals(made.codes(), codes, () -> tool + " " + made.source() + compilation.ours());
                }
                compilation.delete();
            }
        });
    }

    @Test
    void sameBytesOnEveryJdk() throws NoSuchAlgorithmException, IOException {
        List<String> sources = new ArrayList<>(List.of(SHAPES));
        for (long seed = 0; seed < 500; seed++) {
            sources.add(new RandomClass(seed).source());
        }
        String all = String.join("", generate(sources).values());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
        if (Boolean.getBoolean("forthwith.update")) {
            Files.writeString(DIGEST, HexFormat.of().formatHex(digest) + "\n");
        }
        assertEquals(Files.readString(DIGEST).strip(), HexFormat.of().formatHex(digest));
    }
}
