package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Somebody's iterable that hands out an iterator of ours and keeps it: the loop and he have the same one. */
final class KeptIteratorTest extends BenchTest {
    private static final List<UnaryOperator<AsyncIterable<Integer>>> LOOPS = List.of(
            source -> source,
            source -> source.map(n -> n),
            source -> source.prefetch(1),
            source -> AsyncIterable.of(0).flatMap(n -> source));

    private static List<AsyncIterable<Integer>> sources(Numbers numbers) {
        return List.of(numbers, AsyncIterable.defer(() -> numbers), numbers.map(n -> n));
    }

    private static AsyncIterable<Integer> kept(AsyncIterable<Integer> source, List<AsyncIterator<Integer>> iterators) {
        return () -> {
            AsyncIterator<Integer> iterator = source.iterator();
            iterators.add(iterator);
            return iterator;
        };
    }

    @BothTwins
    void saysTheEndAfterTheLoop(Twin twin) {
        for (UnaryOperator<AsyncIterable<Integer>> loop : LOOPS) {
            Numbers numbers = bench(twin).source(Form.GENERATED, 1, 2, 3);
            for (AsyncIterable<Integer> source : sources(numbers)) {
                List<AsyncIterator<Integer>> iterators = new ArrayList<>();
                assertEquals(
                        List.of(1),
                        value(loop.apply(kept(source, iterators)).limit(1).toList()));
                int nexts = numbers.nexts();
                assertFalse(value(iterators.get(0).advance()));
                value(iterators.get(0).close());
                assertEquals(nexts, numbers.nexts());
                assertEquals(numbers.iterators(), numbers.closes());
            }
        }
    }

    @BothTwins
    void isClosedInALoopThatGoesOn(Twin twin) {
        for (UnaryOperator<AsyncIterable<Integer>> loop : LOOPS) {
            for (int i = 0; i < 3; i++) {
                Gate gate = new Gate();
                Numbers numbers = bench(twin).source(Form.GENERATED, 1, 2, 3).waitsAt(2, gate);
                List<AsyncIterator<Integer>> iterators = new ArrayList<>();
                AsyncTask<List<Integer>> list =
                        loop.apply(kept(sources(numbers).get(i), iterators)).toList();
                gate.awaitReached();
                value(iterators.get(0).close());
                assertTrue(numbers.gated().isCancelled());
                assertEquals(1, numbers.closes());
                assertEquals(List.of(1), value(list));
            }
        }
    }

    @BothTwins
    void isAtItsEndInASecondLoop(Twin twin) {
        Numbers numbers = bench(twin).source(Form.GENERATED, 1, 2, 3);
        for (AsyncIterable<Integer> source : sources(numbers)) {
            AsyncIterator<Integer> one = source.iterator();
            AsyncIterable<Integer> same = () -> one;
            assertEquals(List.of(1), value(same.limit(1).toList()));
            assertEquals(List.of(), value(same.toList()));
            AsyncIterator<Integer> inner = source.iterator();
            assertEquals(
                    List.of(1, 2, 3),
                    value(AsyncIterable.of(1, 2).flatMap(n -> () -> inner).toList()));
        }
    }
}
