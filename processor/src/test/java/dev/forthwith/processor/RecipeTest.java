package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A wrapper is a recipe: how often it makes an instance, and how often it calls the methods of one. */
class RecipeTest {
    private static final String COUNTED = """
            final class Counted {
                private Counted() {}
                static final AtomicInteger MADE = new AtomicInteger();
                @AsyncResource static class Resource {
                    Resource() { MADE.incrementAndGet(); }
                    @Enter void open() {} @Exit void close() {}
                }
                @AsyncSource static class Elements {
                    private int left = 2;
                    Elements() { MADE.incrementAndGet(); }
                    @Next Integer next() { return left == 0 ? null : left--; }
                }
            }
            """;

    @ParameterizedTest
    @EnumSource(Tool.class)
    void everyContextAndEveryIteratorHasAnInstanceOfItsOwn(Tool tool) {
        Object log = Program.run(tool, COUNTED, """
                AsyncCounted_Resource resource = AsyncCounted_Resource.of();
                AsyncCounted_Elements elements = AsyncCounted_Elements.of();
                LOG.add(Counted.MADE.get());
                Counted.Resource one = resource.call(r -> r).await();
                Counted.Resource other = resource.call(r -> r).await();
                LOG.add(one != other);
                LOG.add(Counted.MADE.get());
                LOG.add(elements.toList().await());
                LOG.add(elements.toList().await());
                LOG.add(Counted.MADE.get());
                AsyncContext<?> context = resource.context();
                context.enter();
                AsyncIterator<?> iterator = elements.iterator();
                iterator.advance();
                iterator.advance();
                LOG.add(Counted.MADE.get());
                return LOG;
                """);
        assertEquals("[0, true, 2, [2, 1], [2, 1], 4, 6]", log.toString());
    }

    /** Both threads are in the body, or in the loop, at the same time. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void aWrapperMayBeUsedFromTwoThreadsAtOnce(Tool tool) {
        Object log = Program.run(tool, COUNTED, """
                AsyncCounted_Resource resource = AsyncCounted_Resource.of();
                AsyncCounted_Elements elements = AsyncCounted_Elements.of();
                CyclicBarrier both = new CyclicBarrier(2);
                Set<Object> seen = Collections.newSetFromMap(new ConcurrentHashMap<>());
                Callable<Object> use = () -> {
                    resource.run(r -> { seen.add(r); both.await(); }).await();
                    return elements.map(each -> { both.await(); return each; }).toList().await();
                };
                ExecutorService threads = Executors.newFixedThreadPool(2);
                try {
                    for (Future<Object> each : threads.invokeAll(List.of(use, use))) { LOG.add(each.get()); }
                } finally { threads.shutdown(); }
                LOG.add(seen.size());
                LOG.add(Counted.MADE.get());
                return LOG;
                """);
        assertEquals("[[2, 1], [2, 1], 2, 4]", log.toString());
    }

    private static final String PREFETCHING = """
            final class Fetched {
                private Fetched() {}
                static final AtomicInteger CALLS = new AtomicInteger();
                @AsyncSource static class None { @Next Integer next() { return CALLS.incrementAndGet(); } }
                @AsyncSource(prefetch = 3) static class Three { @Next Integer next() { return CALLS.incrementAndGet(); } }
                @AsyncSource static class NoPages { @NextPage List<Integer> page() { int n = CALLS.incrementAndGet(); return List.of(n, n); } }
                @AsyncSource(prefetch = 2) static class TwoPages {
                    @NextPage List<Integer> page() { int n = CALLS.incrementAndGet(); return List.of(n, n); }
                }
                static final BlockingQueue<CompletableFuture<Integer>> PENDING = new LinkedBlockingQueue<>();
                @AsyncSource(prefetch = 3) static class Pending {
                    @Next CompletionStage<Integer> next() { CompletableFuture<Integer> next = new CompletableFuture<>(); PENDING.add(next); return next; }
                }
            }
            """;

    @ParameterizedTest
    @EnumSource(Tool.class)
    void asManyResultsAreFetchedAheadAsThePrefetchSays(Tool tool) {
        Object log = Program.run(tool, PREFETCHING, """
                for (AsyncIterable<Integer> each : List.<AsyncIterable<Integer>>of(AsyncFetched_None.of(),
                        AsyncFetched_Three.of(), AsyncFetched_NoPages.of(), AsyncFetched_TwoPages.of())) {
                    Fetched.CALLS.set(0);
                    AsyncIterator<Integer> iterator = each.iterator();
                    LOG.add(Fetched.CALLS.get());
                    for (int i = 0; i < 3; i++) {
                        iterator.advance().toCompletableFuture().join();
                        LOG.add(iterator.current() + ":" + Fetched.CALLS.get());
                    }
                    iterator.close().toCompletableFuture().join();
                }
                return LOG;
                """);
        assertEquals("[0, 1:1, 2:2, 3:3, 0, 1:4, 2:5, 3:6, 0, 1:1, 1:1, 2:2, 0, 1:3, 1:3, 2:4]", log.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void callsAheadNeverOverlap(Tool tool) {
        Object log = Program.run(tool, PREFETCHING, """
                AsyncIterator<Integer> iterator = AsyncFetched_Pending.of().iterator();
                iterator.advance();
                for (int i = 0; i < 4; i++) {
                    CompletableFuture<Integer> next = Fetched.PENDING.remove();
                    LOG.add(Fetched.PENDING.size());
                    next.complete(i);
                }
                LOG.add(Fetched.PENDING.size());
                return LOG;
                """);
        assertEquals("[0, 0, 0, 0, 0]", log.toString());
    }
}
