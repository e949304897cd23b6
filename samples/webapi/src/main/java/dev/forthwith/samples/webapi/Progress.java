package dev.forthwith.samples.webapi;

import dev.forthwith.AsyncIterable;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;

/** Shows on a terminal how many elements a source has yielded so far; anywhere else it shows nothing. */
final class Progress {
    private static final long NANOS_BETWEEN = 100_000_000;
    private static final String CLEAR = "\r\u001B[K";

    private final PrintStream out;
    private final boolean terminal;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The same elements. */
    <T> AsyncIterable<T> of(String what, AsyncIterable<T> source) {
        return terminal ? AsyncIterable.defer(() -> watched(what, source)) : source;
    }

    private <T> AsyncIterable<T> watched(String what, AsyncIterable<T> source) {
        AtomicLong count = new AtomicLong();
        AtomicLong shown = new AtomicLong(System.nanoTime() - NANOS_BETWEEN);
        return source.peek(element -> {
                    long so = count.incrementAndGet();
                    long now = System.nanoTime();
                    if (now - shown.get() >= NANOS_BETWEEN) {
                        shown.set(now);
                        out.print(CLEAR + what + ": " + so);
                        out.flush();
                    }
                })
                .onClose(outcome -> {
                    out.print(CLEAR);
                    out.flush();
                });
    }
}
