package dev.forthwith.samples.live;

import dev.forthwith.AsyncTask;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Something to see: orders of two shops, each in a transaction, some of which fail, hang, or are cancelled. */
public final class Demo {
    private Demo() {}

    /** Takes a port, by default 8090, and serves until it is stopped. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (LivePage page = new LivePage(args.length > 0 ? Integer.parseInt(args[0]) : 8090)) {
            page.start();
            List<AsyncTask<Void>> shops = begin();
            System.out.println("Open " + page.uri() + " Ctrl-C stops it.");
            for (AsyncTask<Void> shop : shops) {
                shop.await();
            }
        }
    }

    /** Begins to take orders. */
    static List<AsyncTask<Void>> begin() {
        AsyncTransaction slow = AsyncTransaction.of(Duration.ofSeconds(25));
        slow.with(transaction -> new CompletableFuture<Void>()).cancel(true);
        return List.of(
                AsyncOrders.of(Duration.ofMillis(200)).forEachAwait(Demo::fill),
                AsyncOrders.of(Duration.ofMillis(700)).forEachAwait(Demo::fill));
    }

    private static AsyncTask<Void> fill(int order) {
        AsyncTask<Void> filled = AsyncTransaction.of(Duration.ofMillis(40))
                .with(transaction -> order % 7 == 0
                        ? CompletableFuture.failedFuture(new IllegalStateException("order " + order + " is sold out"))
                        : new CompletableFuture<Void>()
                                .completeOnTimeout(null, 50 + order % 5 * 200L, TimeUnit.MILLISECONDS));
        if (order % 11 == 0) {
            filled.cancel(true);
        }
        return AsyncTask.from(filled.handle((done, failure) -> null));
    }
}
