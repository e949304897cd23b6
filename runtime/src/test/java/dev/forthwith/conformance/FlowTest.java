package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Reactive Streams both ways, beyond what their own suite tests: x03 to x09. */
final class FlowTest extends BenchTest {
    /** A subscriber that counts, and asks its test what to do with each element. */
    private static final class Counting implements Flow.Subscriber<Integer> {
        final AtomicInteger elements = new AtomicInteger();
        final CompletableFuture<String> end = new CompletableFuture<>();
        final BiConsumer<Flow.Subscription, Integer> onNext;
        volatile Flow.Subscription subscription;

        Counting(BiConsumer<Flow.Subscription, Integer> onNext) {
            this.onNext = onNext;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Integer element) {
            elements.incrementAndGet();
            onNext.accept(subscription, element);
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            end.complete("complete");
        }
    }

    @BothTwins
    void x03_closingALoopCancelsTheSubscriptionOnce(Twin twin) {
        AtomicInteger cancels = new AtomicInteger();
        Gate subscribed = new Gate();
        Flow.Publisher<Integer> silent = subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                subscribed.reach();
            }

            @Override
            public void cancel() {
                cancels.incrementAndGet();
            }
        });
        AsyncTask<Long> task =
                AsyncIterable.<Integer>from(silent).mapAwait(twin::value).count();
        subscribed.awaitReached();
        assertTrue(task.cancel(true));
        assertCancelled(task);
        assertEquals(1, cancels.get());
    }

    @BothTwins
    void x07_nothingIsPulledBeforeItIsRequested(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Numbers source = bench.source(form, 1, 2);
            Counting subscriber = new Counting((subscription, n) -> {});
            source.subscribe(subscriber);
            assertEquals(0, source.nexts());
            subscriber.subscription.request(1);
            subscriber.subscription.request(5);
            assertEquals("complete", value(subscriber.end));
            assertEquals("next#1 next#2 next#3 close(ok) closed", bench.steps());
        }
    }

    /** Rule 1.3: no signal beside another one, also where the first request is wrong. */
    @BothTwins
    void nothingIsSignalledBeforeOnSubscribeHasReturned(Twin twin) {
        Numbers source = bench(twin).source(Form.GENERATED, 1);
        AtomicBoolean inside = new AtomicBoolean(true);
        CompletableFuture<String> end = new CompletableFuture<>();
        source.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                value(twin.stage(() -> {
                    subscription.request(0);
                    return null;
                }));
                assertFalse(end.isDone());
                inside.set(false);
            }

            @Override
            public void onNext(Integer element) {}

            @Override
            public void onError(Throwable failure) {
                end.complete(inside.get() + " " + failure.getMessage());
            }

            @Override
            public void onComplete() {}
        });
        assertEquals("false 3.9: a request must be for more than 0 elements, but is for 0", value(end));
    }

    @BothTwins
    void x08_requestsInsideOnNextDoNotNest(Twin twin) {
        AtomicInteger depth = new AtomicInteger();
        AtomicInteger deepest = new AtomicInteger();
        Counting subscriber = new Counting((subscription, n) -> {
            deepest.accumulateAndGet(depth.incrementAndGet(), Math::max);
            subscription.request(1);
            depth.decrementAndGet();
        });
        int size = 100_000;
        AsyncIterable.from(IntStream.range(0, size).boxed().toList())
                .mapAwait(twin::value)
                .subscribe(subscriber);
        subscriber.subscription.request(1);
        assertEquals("complete", value(subscriber.end));
        assertEquals(size, subscriber.elements.get());
        assertEquals(1, deepest.get());
    }

    @BothTwins
    void x09_cancelInOnNextClosesOnceAndSaysNothingMore(Twin twin) {
        Bench bench = bench(twin);
        Gate close = new Gate();
        Numbers source = bench.source(Form.GENERATED, 1, 2, 3).closeGate(close);
        Counting subscriber = new Counting((subscription, n) -> subscription.cancel());
        source.subscribe(subscriber);
        subscriber.subscription.request(10);
        close.awaitReached();
        close.open();
        subscriber.subscription.cancel();
        assertEquals(1, subscriber.elements.get());
        assertEquals(1, source.closes());
        assertFalse(subscriber.end.isDone());
        assertEquals(1, bench.count("close(stopped)"));
    }

    @BothTwins
    void aFailureIsToldAfterTheClose(Twin twin) {
        Bench bench = bench(twin);
        Boom problem = new Boom("E");
        Boom close = new Boom("X");
        Numbers source = bench.source(Form.GENERATED, 1, 2).failsAt(2, problem).closeFails(close);
        Counting subscriber = new Counting((subscription, n) -> {});
        source.subscribe(subscriber);
        subscriber.subscription.request(Long.MAX_VALUE);
        assertFails(subscriber.end, problem, close);
    }

    @BothTwins
    void aRequestForNothingIsAFailure(Twin twin) {
        Bench bench = bench(twin);
        Numbers source = bench.source(Form.GENERATED, 1, 2).waitsAt(1, new Gate());
        Counting subscriber = new Counting((subscription, n) -> {});
        source.subscribe(subscriber);
        subscriber.subscription.request(1);
        subscriber.subscription.request(0);
        assertInstanceOf(IllegalArgumentException.class, failure(subscriber.end));
        assertEquals(1, source.closes());
    }

    @BothTwins
    @SuppressWarnings("try") // closed early, to end what is published
    void aPublisherOfTheJdkIsASource(Twin twin) {
        try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(Twin.OTHER_THREADS, 1_024)) {
            Gate first = new Gate();
            AsyncTask<List<Integer>> task = AsyncIterable.<Integer>from(publisher, 3)
                    .mapAwait(twin::value)
                    .peek(n -> first.reach())
                    .toList();
            IntStream.range(0, 1_000).forEach(publisher::submit);
            first.awaitReached();
            publisher.close();
            assertEquals(IntStream.range(0, 1_000).boxed().toList(), value(task));
        }
        Boom problem = new Boom("E");
        SubmissionPublisher<Integer> failing = new SubmissionPublisher<>(Twin.OTHER_THREADS, 16);
        AsyncTask<Long> task = AsyncIterable.<Integer>from(failing).count();
        failing.closeExceptionally(problem);
        assertFails(task, problem);
    }

    @BothTwins
    void aSourceThroughAPublisherIsTheSameSource(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Numbers source = bench.source(form, 1, 2, 3);
            Flow.Publisher<Integer> publisher = source;
            assertEquals(
                    List.of(1, 2, 3),
                    value(AsyncIterable.<Integer>from(publisher, 2).toList()));
            assertEquals(1, source.closes());
        }
    }

    /** With the first request or a later one; and what is left of it is cancelled. */
    @BothTwins
    void aSubscriptionThatThrowsIsAFailure(Twin twin) {
        for (int served : new int[] {0, 1}) {
            for (boolean cancelThrows : new boolean[] {false, true}) {
                Boom refusal = new Boom("request");
                Boom ofCancel = new Boom("cancel");
                AtomicInteger requests = new AtomicInteger();
                AtomicInteger cancels = new AtomicInteger();
                CompletableFuture<Boolean> published = new CompletableFuture<>();
                Flow.Publisher<Integer> publisher = subscriber -> twin.stage(() -> {
                    subscriber.onSubscribe(new Flow.Subscription() {
                        @Override
                        public void request(long n) {
                            if (requests.getAndIncrement() == served) {
                                throw refusal;
                            }
                            for (int i = 0; i < n; i++) {
                                subscriber.onNext(i);
                            }
                        }

                        @Override
                        public void cancel() {
                            cancels.incrementAndGet();
                            if (cancelThrows) {
                                throw ofCancel;
                            }
                        }
                    });
                    return published.complete(true);
                });
                assertSame(refusal, failure(AsyncIterable.from(publisher, 4).toList()));
                value(published);
                assertEquals(1, cancels.get());
                assertEquals(cancelThrows ? List.of(ofCancel) : List.of(), List.of(refusal.getSuppressed()));
            }
        }
    }

    /** The publisher is told, as 2.13 wants it, and the loop does not wait for what can never come. */
    @BothTwins
    void aSignalOfNullIsAFailure(Twin twin) {
        List<BiConsumer<Flow.Subscriber<? super Integer>, Flow.Subscription>> wrong = List.of(
                (subscriber, subscription) -> subscriber.onSubscribe(null),
                (subscriber, subscription) -> {
                    subscriber.onSubscribe(subscription);
                    subscriber.onError(null);
                },
                (subscriber, subscription) -> {
                    subscriber.onSubscribe(subscription);
                    subscriber.onNext(1);
                    subscriber.onNext(null);
                });
        for (BiConsumer<Flow.Subscriber<? super Integer>, Flow.Subscription> publishing : wrong) {
            AtomicInteger cancels = new AtomicInteger();
            Flow.Subscription subscription = new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {
                    cancels.incrementAndGet();
                }
            };
            CompletableFuture<Throwable> told = new CompletableFuture<>();
            Flow.Publisher<Integer> publisher = subscriber -> twin.stage(() -> {
                        publishing.accept(subscriber, subscription);
                        return null;
                    })
                    .whenComplete((nothing, thrown) -> told.complete(thrown));
            Throwable failure = failure(AsyncIterable.from(publisher).toList());
            assertInstanceOf(NullPointerException.class, failure);
            assertSame(failure, value(told));
            assertEquals(publishing == wrong.get(0) ? 0 : 1, cancels.get());
        }
    }
}
