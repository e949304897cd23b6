package dev.forthwith.samples.quickstart;

import dev.forthwith.AsyncTask;
import dev.forthwith.Cursor;
import java.io.PrintStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** The two classics: a resource around a block, and a loop over a source. */
public final class Quickstart {
    private final PrintStream out;

    Quickstart(PrintStream out) {
        this.out = out;
    }

    /** Runs everything and prints what happens. */
    public static void main(String[] args) throws InterruptedException {
        new Quickstart(System.out).run();
    }

    void run() throws InterruptedException {
        out.println("--- async with");
        with();
        out.println("--- async with, and the block fails");
        withFailure();
        out.println("--- async with, cancelled");
        withCancellation();
        out.println("--- async for");
        AsyncCountdown.of(3, out).forEach(n -> out.println(n)).await();
        out.println("--- async for, even numbers");
        AsyncCountdown.of(6, out)
                .filter(n -> n % 2 == 0)
                .forEach(n -> out.println(n))
                .await();
        out.println("--- async for, with a break");
        breakAtSeven();
        out.println("--- a plain for");
        plainFor();
    }

    private void with() throws InterruptedException {
        AsyncContext.of(out).run(context -> out.println("Inside block")).await();
    }

    private void withFailure() throws InterruptedException {
        try {
            AsyncContext.of(out)
                    .run(context -> {
                        out.println("Inside block");
                        throw new IllegalStateException("the block failed");
                    })
                    .await();
        } catch (IllegalStateException failure) {
            out.println("Caught: " + failure.getMessage());
        }
    }

    private void withCancellation() throws InterruptedException {
        CompletableFuture<Void> inside = new CompletableFuture<>();
        AsyncTask<Void> task = AsyncContext.of(out).with(context -> {
            out.println("Inside block");
            inside.complete(null);
            return new CompletableFuture<>(); // never ends by itself
        });
        inside.join();
        task.cancel(true);
        try {
            task.await();
        } catch (CancellationException cancelled) {
            out.println("Cancelled, after the exit");
        }
    }

    private void breakAtSeven() throws InterruptedException {
        boolean exhausted = AsyncCountdown.of(9, out)
                .forEachWhile(n -> {
                    out.println(n);
                    return n > 7;
                })
                .await();
        out.println(exhausted ? "Exhausted" : "Stopped early");
    }

    private void plainFor() {
        try (Cursor<Integer> countdown = AsyncCountdown.of(2, out).open()) {
            for (int n : countdown) {
                out.println(n);
            }
        }
    }
}
