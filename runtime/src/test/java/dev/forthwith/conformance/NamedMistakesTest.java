package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Twin;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** What comes of null where there must be something: the failure names whose mistake it is. */
final class NamedMistakesTest extends BenchTest {
    private static void assertMissing(String expected, AsyncIterable<?> source) {
        NullPointerException failure = assertInstanceOf(NullPointerException.class, failure(source.toList()));
        assertEquals(expected, failure.getMessage());
    }

    /** Its elements are at hand, but not their iterator; it may not even be able to say what it is. */
    private record Broken(boolean speaks) implements Iterable<Integer>, AsyncContextManager<Integer> {
        @Override
        public Iterator<Integer> iterator() {
            return null;
        }

        @Override
        public AsyncContext<Integer> context() {
            return null;
        }

        @Override
        public String toString() {
            if (!speaks) {
                throw new IllegalStateException("it cannot say what it is");
            }
            return "the broken one";
        }

        String described() {
            return speaks ? "the broken one" : Broken.class.getName();
        }
    }

    private record BrokenSource(boolean speaks) implements AsyncIterable<Integer> {
        @Override
        public AsyncIterator<Integer> iterator() {
            return null;
        }

        @Override
        public String toString() {
            return new Broken(speaks).toString();
        }
    }

    /** Ends at once, and has no close. */
    private record Unclosed(Twin twin) implements AsyncIterator<Integer> {
        @Override
        public CompletionStage<Boolean> advance() {
            return twin.value(false);
        }

        @Override
        public Integer current() {
            throw new AssertionError();
        }

        @Override
        public CompletionStage<Void> close(Outcome outcome, Throwable failure) {
            return null;
        }
    }

    @BothTwins
    void whatHasNoIterator(Twin twin) {
        for (boolean speaks : new boolean[] {true, false}) {
            Broken broken = new Broken(speaks);
            assertMissing(broken.described() + ".iterator() returned null", AsyncIterable.from(broken));
            assertMissing(
                    broken.described() + ".iterator() returned null", AsyncIterable.pages(() -> twin.value(broken)));
            assertMissing(
                    (speaks ? broken.described() : BrokenSource.class.getName()) + ".iterator() returned null",
                    AsyncIterable.<Integer>concat(new BrokenSource(speaks)).map(x -> x));
        }
    }

    @BothTwins
    void whatHasNoContext(Twin twin) {
        for (boolean speaks : new boolean[] {true, false}) {
            Broken broken = new Broken(speaks);
            assertMissing(
                    broken.described() + ".context() returned null",
                    AsyncIterable.using(broken, a -> AsyncIterable.next(() -> twin.value(1))));
        }
    }

    @BothTwins
    void whatHasNoClose(Twin twin) {
        AsyncIterable<Integer> unclosed = () -> new Unclosed(twin);
        assertMissing(Unclosed.class.getName() + ".close() returned null instead of a stage", unclosed);
    }

    private static final class Idle implements Flow.Subscription {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }

    @BothTwins
    void aPublisherThatSignalsNull(Twin twin) {
        Flow.Publisher<Integer> element = new Signalling<>(twin, subscriber -> subscriber.onNext(null));
        Flow.Publisher<Integer> problem = new Signalling<>(twin, subscriber -> subscriber.onError(null));
        String who = "2.13: the publisher " + Signalling.class.getName() + " called ";
        assertMissing(who + "onNext with null", AsyncIterable.from(element));
        assertMissing(who + "onError with null", AsyncIterable.from(problem));
    }

    private record Signalling<T>(Twin twin, Consumer<Flow.Subscriber<? super T>> signal) implements Flow.Publisher<T> {
        @Override
        public void subscribe(Flow.Subscriber<? super T> subscriber) {
            CompletableFuture<Object> signalled = twin.stage(() -> {
                subscriber.onSubscribe(new Idle());
                signal.accept(subscriber);
                return null;
            });
            assertEquals(false, signalled.isCancelled());
        }
    }

    @BothTwins
    void aGeneratorThatEmitsNull(Twin twin) {
        assertMissing(
                "the generator yielded null; elements are never null",
                AsyncIterable.<Integer>generate(out -> out.emit(null)).mapAwait(twin::value));
    }
}
