package dev.forthwith.observe;

import dev.forthwith.AsyncIterable;
import java.time.Duration;

/** Counts elements, and says whether anything of the Flight Recorder was there. */
final class RecordedProgram {
    private RecordedProgram() {}

    public static void main(String[] arguments) {
        // Longer than the threshold of the event.
        AsyncIterable<Long> slow = AsyncIterable.interval(Duration.ofMillis(20));
        System.out.println(slow.limit(3).count().join() + " elements");
        System.out.println(ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? "recorder" : "no recorder");
    }
}
