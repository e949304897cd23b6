package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every three operators in a row do what the same three do to a list. */
final class OperatorsInARowTest extends BenchTest {
    /** An operator, and what it does to a list. */
    private record Pair(
            String name,
            BiFunction<Twin, AsyncIterable<Integer>, AsyncIterable<Integer>> ours,
            Function<Stream<Integer>, Stream<Integer>> expected) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("map", (twin, s) -> s.map(n -> n + 1), s -> s.map(n -> n + 1)),
            new Pair("mapAwait", (twin, s) -> s.mapAwait(n -> twin.value(n + 1)), s -> s.map(n -> n + 1)),
            new Pair("filter", (twin, s) -> s.filter(n -> n % 2 == 1), s -> s.filter(n -> n % 2 == 1)),
            new Pair(
                    "filterAwait",
                    (twin, s) -> s.filterAwait(n -> twin.value(n % 2 == 1)),
                    s -> s.filter(n -> n % 2 == 1)),
            new Pair("limit", (twin, s) -> s.limit(2), s -> s.limit(2)),
            new Pair("limit(0)", (twin, s) -> s.limit(0), s -> s.limit(0)),
            new Pair("skip", (twin, s) -> s.skip(1), s -> s.skip(1)),
            new Pair("takeWhile", (twin, s) -> s.takeWhile(n -> n < 3), s -> s.takeWhile(n -> n < 3)),
            new Pair("dropWhile", (twin, s) -> s.dropWhile(n -> n < 2), s -> s.dropWhile(n -> n < 2)),
            new Pair("distinct", (twin, s) -> s.distinct(), Stream::distinct),
            new Pair(
                    "flatMap",
                    (twin, s) -> s.flatMap(n -> AsyncIterable.of(n, n + 1)),
                    s -> s.flatMap(n -> Stream.of(n, n + 1))),
            new Pair(
                    "flatMap to none",
                    (twin, s) -> s.flatMap(n -> AsyncIterable.empty()),
                    s -> s.flatMap(n -> Stream.empty())),
            new Pair(
                    "mapMulti",
                    (twin, s) -> s.mapMulti((n, out) -> IntStream.range(0, n).forEach(out::accept)),
                    s -> s.flatMap(n -> IntStream.range(0, n).boxed())),
            new Pair("windowFixed", (twin, s) -> s.windowFixed(2).map(List::size), OperatorsInARowTest::sizesOfTwos),
            new Pair("windowFixed, flat", (twin, s) -> s.windowFixed(2).flatMap(AsyncIterable::from), s -> s),
            new Pair("prefetch", (twin, s) -> s.prefetch(2), s -> s));

    private static Stream<Integer> sizesOfTwos(Stream<Integer> elements) {
        int all = elements.toList().size();
        return IntStream.iterate(all, left -> left > 0, left -> left - 2).mapToObj(left -> Math.min(left, 2));
    }

    @BothTwins
    void threeOperatorsInARowDoWhatTheyDoToAList(Twin twin) {
        for (Pair first : PAIRS) {
            for (Pair second : PAIRS) {
                for (Pair third : PAIRS) {
                    Stream<Integer> stream = Stream.of(1, 2, 3, 4, 5);
                    AsyncIterable<Integer> source = bench(twin).source(Form.FOREIGN, 1, 2, 3, 4, 5);
                    for (Pair pair : List.of(first, second, third)) {
                        stream = pair.expected.apply(stream);
                        source = pair.ours.apply(twin, source);
                    }
                    assertEquals(
                            stream.toList(),
                            value(source.toList()),
                            () -> first.name + ", " + second.name + ", " + third.name);
                }
            }
        }
    }

    @BothTwins
    void whatIsStoppedInsideAnInnerSourceWasNotReadToItsEnd(Twin twin) {
        Bench bench = bench(twin);
        Numbers outer = bench.source(Form.GENERATED, 1, 2, 3);
        List<Outcome> before = new ArrayList<>();
        List<Outcome> behind = new ArrayList<>();
        AsyncIterable<Integer> flat = outer.limit(1)
                .onClose(before::add)
                .flatMap(n -> bench.source(Form.GENERATED, 10, 11))
                .onClose(behind::add);
        AsyncIterator<Integer> stopped = flat.iterator();
        assertEquals(true, value(stopped.advance()));
        value(stopped.close());
        assertEquals(List.of(10, 11), value(flat.toList()));
        assertEquals(List.of(Outcome.COMPLETED, Outcome.COMPLETED), before);
        assertEquals(List.of(Outcome.STOPPED, Outcome.COMPLETED), behind);
    }
}
