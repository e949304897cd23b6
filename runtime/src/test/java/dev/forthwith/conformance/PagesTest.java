package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.AsyncIterable;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Twin;
import dev.forthwith.generated.PageSource;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

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
    void aPageThatIsOverIsNotKept(Twin twin) {
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
            boolean[] gone = {false};
            value(source.forEach(page -> gone[0] |= page == 2 && isCollected(collected)));
            assertEquals(true, gone[0]);
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
}
