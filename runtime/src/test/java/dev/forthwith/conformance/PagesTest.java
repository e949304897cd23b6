package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import dev.forthwith.generated.GeneratedContext;
import dev.forthwith.generated.PageSource;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What becomes of pages: each is gone through once, and left alone when it is over. */
final class PagesTest extends BenchTest {
    /** Longer than what is copied. */
    private static final int LONG = 5000;

    /** Sources of these pages, up to one that is null, in every form. */
    private static <T> List<AsyncIterable<T>> sources(Twin twin, IntFunction<? extends Iterable<T>> pages) {
        AsyncIterable<T> given = AsyncIterable.defer(() -> {
            AtomicInteger next = new AtomicInteger();
            return AsyncIterable.pages(() -> twin.stage(() -> pages.apply(next.getAndIncrement())));
        });
        return List.of(given, () -> new Pages<T>(twin, pages).iterator());
    }

    /** As the processor writes it. */
    private static final class Pages<T> extends PageSource<AtomicInteger, Iterable<T>, T> {
        private final Twin twin;
        private final IntFunction<? extends Iterable<T>> pages;

        Pages(Twin twin, IntFunction<? extends Iterable<T>> pages) {
            super(AtomicInteger::new, "Pages.nextPage");
            this.twin = twin;
            this.pages = pages;
        }

        @Override
        protected CompletionStage<? extends Iterable<T>> nextPage(AtomicInteger self) {
            return twin.stage(() -> pages.apply(self.getAndIncrement()));
        }

        @Override
        protected Iterator<T> elements(Iterable<T> page) {
            return page.iterator();
        }
    }

    /** A long page is gone through by an iterator, which knows that the list was changed. */
    @BothTwins
    void aListMayBeFilledAnewForEachPage(Twin twin) {
        for (List<Integer> sizes :
                List.of(List.of(2000, 500), List.of(2000, 0, 3), List.of(500, 2000, 500), List.of(2000, 2000))) {
            List<Integer> buffer = new ArrayList<>();
            for (AsyncIterable<Integer> source : sources(twin, page -> {
                if (page == sizes.size()) {
                    return null;
                }
                buffer.clear();
                buffer.addAll(Collections.nCopies(sizes.get(page), 1));
                return buffer;
            })) {
                assertEquals(
                        sizes.stream().mapToLong(size -> size).sum(), value(source.count()), () -> "pages of " + sizes);
            }
        }
    }

    @BothTwins
    void aPageThatIsOverIsNotAskedAgain(Twin twin) {
        AtomicInteger asked = new AtomicInteger();
        Iterable<Integer> first = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                asked.incrementAndGet();
                return false;
            }

            @Override
            public Integer next() {
                throw new AssertionError();
            }
        };
        for (AsyncIterable<Integer> source :
                sources(twin, page -> page == 0 ? first : page < 3 ? List.of(page) : null)) {
            asked.set(0);
            assertEquals(List.of(1, 2), value(source.toList()));
            assertEquals(1, asked.get());
        }
    }

    @BothTwins
    void aPageThatIsOverIsNotKept(Twin twin) throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        List<WeakReference<Object>> kept = new ArrayList<>();
        for (AsyncIterable<Integer> source : sources(twin, page -> {
            if (page > 0) {
                return page < 3 ? List.of(page) : null;
            }
            List<Integer> first = new ArrayList<>(Collections.nCopies(LONG, 0));
            kept.add(new WeakReference<>(first, collected));
            return first;
        })) {
            // From this thread: one that goes through two pages on its stack keeps the first until it comes back.
            AsyncIterator<Integer> iterator = source.iterator();
            do {
                assertEquals(true, value(iterator.advance()));
            } while (iterator.current() != 2);
            assertEquals(true, isCollected(collected));
            value(iterator.close());
        }
        assertEquals(2, kept.size());
    }

    /** Waits, with a limit that only a leak reaches. */
    private static boolean isCollected(ReferenceQueue<Object> collected) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        Object found = null;
        while (found == null && System.nanoTime() < limit) {
            System.gc();
            found = collected.remove(20);
        }
        return found != null;
    }

    /** Pages that are streams, as the processor writes it; with a life cycle. */
    private static class Streams extends PageSource<String, Object, Integer> {
        private final Bench bench;
        private final Iterator<?> pages;

        Streams(Bench bench, Lifecycle lifecycle, List<?> pages) {
            super(lifecycle, "Streams.nextPage");
            this.bench = bench;
            this.pages = pages.iterator();
        }

        @Override
        protected CompletionStage<?> nextPage(String self) {
            Object next = pages.hasNext() ? pages.next() : null;
            if (next instanceof Gate asked) {
                asked.reach();
                next = pages.next();
            }
            return next instanceof CompletionStage<?> pending
                    ? pending
                    : bench.twin().value(next);
        }

        @Override
        @SuppressWarnings("unchecked")
        protected Iterator<Integer> elements(Object page) {
            Object found = page instanceof Optional<?> some ? some.orElse(null) : page;
            return found == null ? null : ((Stream<Integer>) found).iterator();
        }
    }

    /** Enters and exits the instance that has the pages. */
    private static final class Lifecycle extends GeneratedContext<String, String, String> {
        private final Bench bench;

        Lifecycle(Bench bench) {
            super(() -> "self");
            this.bench = bench;
        }

        @Override
        public String enterName() {
            return "Streams.enter()";
        }

        @Override
        public String exitName() {
            return "Streams.exit()";
        }

        @Override
        protected CompletionStage<String> enter(String self) {
            return bench.twin().value(self);
        }

        @Override
        protected String resource(String self, String arrived) {
            return arrived;
        }

        @Override
        protected CompletionStage<?> exit(String self, String resource, Outcome outcome, Throwable failure) {
            return bench.hop("exit " + outcome + (outcome == Outcome.FAILED ? " " + failure.getMessage() : ""), null);
        }
    }

    private static Stream<Integer> page(Bench bench, Integer... elements) {
        return Stream.of(elements).onClose(() -> bench.say("close " + List.of(elements)));
    }

    private static Stream<Integer> page(Throwable failure, Integer... elements) {
        return Stream.of(elements).onClose(() -> {
            throw Twin.sneak(failure);
        });
    }

    private static AsyncIterable<Integer> streams(Bench bench, int prefetch, List<?> pages) {
        return () -> {
            Streams source = new Streams(bench, new Lifecycle(bench), pages);
            return prefetch == 0 ? source.iterator() : source.iterator(prefetch);
        };
    }

    @BothTwins
    void aStreamIsClosedWhenItIsOver(Twin twin) {
        for (int prefetch : new int[] {0, 1, 3}) {
            Bench bench = bench(twin);
            AsyncIterable<Integer> source =
                    streams(bench, prefetch, List.of(page(bench, 1, 2), Optional.of(page(bench)), page(bench, 3)));
            value(source.forEach(element -> bench.say("" + element)));
            assertEquals("1 2 close [1, 2] close [] 3 close [3] exit COMPLETED", bench.steps());
        }
    }

    /** Also those that nobody has come to. */
    @BothTwins
    void whatIsLeftIsClosedBeforeTheSourceIs(Twin twin) {
        for (int prefetch : new int[] {0, 3}) {
            Bench bench = bench(twin);
            AtomicInteger asked = new AtomicInteger();
            CompletableFuture<Boolean> ahead = new CompletableFuture<>();
            AsyncIterable<Integer> source = () -> {
                Streams made = new Streams(bench, new Lifecycle(bench), List.of()) {
                    @Override
                    protected CompletionStage<?> nextPage(String self) {
                        if (asked.incrementAndGet() <= 3) {
                            return twin.value(page(bench, asked.get(), 0));
                        }
                        ahead.complete(true);
                        return new CompletableFuture<>();
                    }
                };
                return prefetch == 0 ? made.iterator() : made.iterator(prefetch);
            };
            CompletableFuture<Boolean> enough = prefetch == 0 ? twin.value(true) : ahead;
            value(source.mapAwait(n -> enough).limit(1).toList());
            assertEquals(
                    prefetch == 0 ? "close [1, 0] exit STOPPED" : "close [1, 0] close [2, 0] close [3, 0] exit STOPPED",
                    bench.steps());
        }
    }

    @BothTwins
    void oneThatArrivesAfterACancelIsClosed(Twin twin) {
        for (int prefetch : new int[] {0, 2}) {
            Bench bench = bench(twin);
            CompletableFuture<Object> pending = new CompletableFuture<>();
            Gate asked = new Gate();
            AsyncTask<?> task =
                    streams(bench, prefetch, List.of(asked, pending)).toList();
            asked.awaitReached();
            task.cancel(false);
            pending.complete(page(bench, 1));
            assertCancelled(task);
            assertEquals("close [1] exit CANCELLED", bench.steps());
        }
    }

    @BothTwins
    void aStreamThatFailsToCloseFailsTheSource(Twin twin) {
        for (int prefetch : new int[] {0, 2}) {
            Bench bench = bench(twin);
            Boom ofPage = new Boom("P");
            assertFails(
                    streams(bench, prefetch, List.of(page(ofPage, 1), page(bench, 2)))
                            .toList(),
                    ofPage);
            assertEquals("exit FAILED P", bench.log().get(bench.log().size() - 1));
        }
    }

    @BothTwins
    void aStreamThatFailsToCloseWithTheSourceIsTold(Twin twin) {
        for (int prefetch : new int[] {0, 2}) {
            Bench bench = bench(twin);
            Boom ofPage = new Boom("P");
            Boom failure = new Boom("E");
            assertFails(
                    streams(bench, prefetch, List.of(page(ofPage, 1, 2))).forEachAwait(n -> twin.failure(failure)),
                    failure,
                    ofPage);
            assertEquals("exit FAILED E", bench.steps());
            Bench stopped = bench(twin);
            Boom other = new Boom("P");
            assertFails(
                    streams(stopped, prefetch, List.of(page(other, 1, 2)))
                            .limit(1)
                            .toList(),
                    other);
            assertEquals("exit FAILED P", stopped.steps());
        }
    }

    @BothTwins
    void aNullInAPageNamesTheMethod(Twin twin) {
        for (int prefetch : new int[] {0, 2}) {
            Bench bench = bench(twin);
            Throwable failure = failure(
                    streams(bench, prefetch, List.of(Stream.of(1, null))).toList());
            assertEquals("Streams.nextPage() yielded null; elements are never null", failure.getMessage());
        }
    }
}
