package dev.forthwith.observe;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncIterable;

/** Leaks a channel, and waits until somebody reports it. */
final class LeakedProgram {
    private LeakedProgram() {}

    public static void main(String[] arguments) {
        AsyncChannel.bounded(7);
        AsyncIterable.of(1).count().join();
        boolean looksForLeaks = Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("forthwith-leaks"));
        System.out.println(looksForLeaks ? "looks for leaks" : "looks for none");
        if (looksForLeaks) {
            Reported.awaitOnce("bounded(7)");
        }
    }
}
