package dev.forthwith.picture;

import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.picture.Picture.Element;
import dev.forthwith.picture.Picture.End;
import dev.forthwith.picture.Picture.Failure;
import dev.forthwith.picture.Picture.Kind;
import dev.forthwith.picture.Picture.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A picture of each operator: the source, with the moments at which it was asked, and what the loop behind the operator got. */
final class OperatorPictures {
    private static final long PACE = 10;

    private final Map<String, Picture> pictures = new TreeMap<>();

    private OperatorPictures() {}

    static Map<String, Picture> all() {
        OperatorPictures drawn = new OperatorPictures();
        drawn.oneForOne();
        drawn.some();
        drawn.manyForOne();
        drawn.ahead();
        drawn.failures();
        drawn.severalSources();
        return drawn.pictures;
    }

    private void oneForOne() {
        simple("map", "map(n -> 10 * n)", List.of(1, 2, 3), s -> s.map(n -> 10 * n));
        calls("mapAwait", "mapAwait(n -> later(n))", 1, (s, f) -> s.mapAwait(f));
        calls("mapConcurrent", "mapConcurrent(2, n -> later(n))", 2, (s, f) -> s.mapConcurrent(2, f));
        calls(
                "mapConcurrentUnordered",
                "mapConcurrentUnordered(2, n -> later(n))",
                2,
                (s, f) -> s.mapConcurrentUnordered(2, f));
        simple("scan", "scan(0, (sum, n) -> sum + n)", List.of(1, 2, 3), s -> s.scan(0, Integer::sum));
        simple("indexed", "indexed()", List.of("a", "b"), s -> s.indexed().map(each -> each.index() + each.value()));
        simple("peek", "peek(log)", List.of(1, 2), s -> s.peek(n -> {}));
        pictures.put("on", Scene.of("on: what follows runs where the executor says", scene -> {
            Marbles<Integer> source = new Marbles<>(scene, "source", PACE, List.of(1, 2));
            scene.box("on(executor)");
            return consumed(scene, source.on(work -> scene.at(scene.now() + 4, work)));
        }));
    }

    private void some() {
        simple("filter", "filter(n -> n % 2 == 0)", List.of(1, 2, 3, 4), s -> s.filter(n -> n % 2 == 0));
        calls(
                "filterAwait",
                "filterAwait(n -> later(n is odd))",
                1,
                (s, f) -> s.filterAwait(n -> f.apply(n).thenApply(done -> n % 2 == 1)));
        simple("limit", "limit(2)", List.of(1, 2, 3, 4), s -> s.limit(2));
        simple("skip", "skip(1)", List.of(1, 2, 3), s -> s.skip(1));
        simple("takeWhile", "takeWhile(n -> n < 3)", List.of(1, 2, 3, 4), s -> s.takeWhile(n -> n < 3));
        simple("dropWhile", "dropWhile(n -> n < 3)", List.of(1, 2, 3, 1), s -> s.dropWhile(n -> n < 3));
        simple("distinct", "distinct()", List.of(1, 2, 1, 3), s -> s.distinct());
    }

    private void manyForOne() {
        pictures.put(
                "flatMap", Scene.of("flatMap: one inner source after the other, each closed before the next", scene -> {
                    Marbles<Integer> source = new Marbles<>(scene, "source", PACE, List.of(1, 2));
                    Marbles<String> a = new Marbles<>(scene, "inner of 1", PACE, List.of("a", "b"));
                    Marbles<String> b = new Marbles<>(scene, "inner of 2", PACE, List.of("c"));
                    scene.box("flatMap(n -> inner(n))");
                    return consumed(scene, source.flatMap(n -> n == 1 ? a : b));
                }));
        simple(
                "mapMulti",
                "mapMulti(twice)",
                List.of(1, 2),
                s -> s.<Integer>mapMulti((n, out) -> {
                    out.accept(n);
                    out.accept(n * 10);
                }));
        simple(
                "windowFixed",
                "windowFixed(2)",
                List.of(1, 2, 3),
                s -> s.windowFixed(2).map(OperatorPictures::joined));
        simple(
                "windowTimed",
                "windowTimed(10, 25 ms)",
                List.of(1, 2, 3),
                s -> s.windowTimed(10, Duration.ofMillis(25)).map(OperatorPictures::joined));
    }

    private void ahead() {
        pictures.put("prefetch", Scene.of("prefetch: the next is fetched while the body works", scene -> {
            Marbles<Integer> source = new Marbles<>(scene, "source", PACE, List.of(1, 2, 3));
            scene.box("prefetch(1)");
            return source.prefetch(1).forEachAwait(body(scene));
        }));
        pictures.put("loop", Scene.of("Without an operator: one after the other", scene -> {
            Marbles<Integer> source = new Marbles<>(scene, "source", PACE, List.of(1, 2, 3));
            return source.forEachAwait(body(scene));
        }));
    }

    private static AsyncFunction<Integer, Object> body(Scene scene) {
        Lane lane = scene.lane("body");
        return n -> scene.span(lane, Kind.BODY, String.valueOf(n), scene.after(PACE, () -> null));
    }

    private void failures() {
        failing(
                "onErrorResume",
                "onErrorResume(failure -> rest)",
                1,
                (scene, s) -> s.onErrorResume(failure -> AsyncIterable.of(8, 9)));
        failing("retry", "retry(1)", 1, (scene, s) -> s.retry(1));
        pictures.put("timeout", Scene.of("timeout: an element that takes too long", scene -> {
            Marbles<Integer> source = new Marbles<>(scene, "source", 30, List.of(1));
            scene.box("timeout(20 ms)");
            return consumed(scene, source.timeout(Duration.ofMillis(20)));
        }));
        pictures.put("onClose", Scene.of("onClose: told how it ended, after the close", scene -> {
            Marbles<Integer> source = new Marbles<>(scene, "source", PACE, List.of(1, 2, 3));
            Lane told = scene.lane("action");
            scene.box("onClose(action)");
            return consumed(
                    scene,
                    source.onClose(outcome ->
                                    told.add(new Picture.Mark(scene.now(), Kind.EXIT, String.valueOf(outcome))))
                            .limit(2));
        }));
    }

    private void severalSources() {
        two("concat", "concat(first, second)", 10, 10, AsyncIterable::concat);
        two("merge", "merge(first, second)", 10, 14, AsyncIterable::merge);
        two("zip", "zip(first, second, (a, b) -> a + b)", 10, 14, (a, b) -> AsyncIterable.zip(a, b, (x, y) -> x + y));
    }

    private <T> void simple(
            String name, String box, List<T> elements, Function<AsyncIterable<T>, AsyncIterable<?>> operator) {
        pictures.put(name, Scene.of(name, scene -> {
            Marbles<T> source = new Marbles<>(scene, "source", PACE, elements);
            scene.box(box);
            return consumed(scene, operator.apply(source));
        }));
    }

    private void calls(
            String name,
            String box,
            int lanes,
            BiFunction<AsyncIterable<Integer>, AsyncFunction<Integer, Integer>, AsyncIterable<?>> operator) {
        pictures.put(name, Scene.of(name, scene -> {
            Marbles<Integer> source = new Marbles<>(scene, "source", PACE, List.of(1, 2, 3));
            scene.box(box);
            AsyncFunction<Integer, Integer> later =
                    scene.calls("later(n)", lanes, n -> scene.after(n == 1 ? 25 : 10, () -> n));
            return consumed(scene, operator.apply(source, later));
        }));
    }

    private void failing(
            String name, String box, int times, BiFunction<Scene, AsyncIterable<Integer>, AsyncIterable<?>> operator) {
        pictures.put(name, Scene.of(name, scene -> {
            Marbles<Integer> source = new Marbles<>(scene, "source", PACE, List.of(1, 2)).failing(times);
            scene.box(box);
            return consumed(scene, operator.apply(scene, source));
        }));
    }

    private void two(
            String name,
            String box,
            long first,
            long second,
            BiFunction<AsyncIterable<String>, AsyncIterable<String>, AsyncIterable<String>> operator) {
        pictures.put(name, Scene.of(name, scene -> {
            Marbles<String> a = new Marbles<>(scene, "first", first, List.of("a", "b"));
            Marbles<String> b = new Marbles<>(scene, "second", second, List.of("x", "y"));
            scene.box(box);
            return consumed(scene, operator.apply(a, b));
        }));
    }

    private static AsyncTask<?> consumed(Scene scene, AsyncIterable<?> behind) {
        Lane result = scene.lane("loop");
        AsyncTask<Void> loop = behind.forEach(element -> result.add(new Element(scene.now(), String.valueOf(element))));
        loop.whenComplete(
                (nothing, failure) -> result.add(failure == null ? new End(scene.now()) : new Failure(scene.now())));
        return loop;
    }

    private static String joined(List<?> window) {
        StringBuilder text = new StringBuilder();
        window.forEach(text::append);
        return text.toString();
    }
}
