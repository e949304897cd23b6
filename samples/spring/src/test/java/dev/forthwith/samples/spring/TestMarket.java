package dev.forthwith.samples.spring;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A market that the test sees and answers for: what is asked of it waits until the test answers. */
final class TestMarket implements Market {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<CompletableFuture<Quote>> quotes = new LinkedBlockingQueue<>();
    private final BlockingQueue<CompletableFuture<Receipt>> receipts = new LinkedBlockingQueue<>();

    /** What is done with the market next. */
    String event() throws InterruptedException {
        return within(events);
    }

    /** The quote that is asked for next. */
    CompletableFuture<Quote> quote() throws InterruptedException {
        return within(quotes);
    }

    /** The receipt that is asked for next. */
    CompletableFuture<Receipt> receipt() throws InterruptedException {
        return within(receipts);
    }

    @Override
    public CompletionStage<Feed> subscribe(String symbol) {
        events.add("subscribe " + symbol);
        return CompletableFuture.completedFuture(new Feed() {
            @Override
            public CompletionStage<Quote> next() {
                return asked(quotes);
            }

            @Override
            public CompletionStage<Void> unsubscribe() {
                return done("unsubscribe " + symbol);
            }
        });
    }

    @Override
    public CompletionStage<Trade> begin() {
        events.add("begin");
        return CompletableFuture.completedFuture(new Trade() {
            @Override
            public CompletionStage<Receipt> place(Order order) {
                events.add("place " + order);
                return asked(receipts);
            }

            @Override
            public CompletionStage<Void> commit() {
                return done("commit");
            }

            @Override
            public CompletionStage<Void> rollBack() {
                return done("roll back");
            }
        });
    }

    private CompletionStage<Void> done(String event) {
        return CompletableFuture.runAsync(() -> events.add(event));
    }

    private static <T> CompletableFuture<T> asked(BlockingQueue<CompletableFuture<T>> queue) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        queue.add(answer);
        return answer;
    }

    private static <T> T within(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing happened for 30 seconds");
        }
        return next;
    }
}
