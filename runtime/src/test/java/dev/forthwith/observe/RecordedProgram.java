package dev.forthwith.observe;

import dev.forthwith.AsyncIterable;

/** Counts elements, and says whether anything of the Flight Recorder was there. */
final class RecordedProgram {
    private RecordedProgram() {}

    public static void main(String[] arguments) {
        System.out.println(AsyncIterable.of(1, 2, 3).count().join() + " elements");
        System.out.println(ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? "recorder" : "no recorder");
    }
}
