package dev.forthwith.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Where one test takes its parts from: a log of steps, and a count of what is open, which must be zero at the end. */
public final class Bench {
    private final Twin twin;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger open = new AtomicInteger();

    public Bench(Twin twin) {
        this.twin = twin;
    }

    public Twin twin() {
        return twin;
    }

    /** {@code R(name)}, made of two functions. */
    public Resource resource(String name) {
        return new Resource(this, name, Resource.Form.FUNCTIONS);
    }

    /** {@code R(name)}, in the form that generated code has. */
    public Resource generated(String name) {
        return new Resource(this, name, Resource.Form.GENERATED);
    }

    /** {@code S[elements]}. */
    public Numbers source(Numbers.Form form, Integer... elements) {
        return new Numbers(this, form, List.of(elements));
    }

    /** Adds a line to the log. */
    public void say(String step) {
        log.add(step);
    }

    /** The log until now. */
    public List<String> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    /** The log on one line. */
    public String steps() {
        return String.join(" ", log());
    }

    /** How often a line stands in the log. */
    public long count(String step) {
        return log().stream().filter(step::equals).count();
    }

    /** How many lines of the log begin like this. */
    public int countOf(String prefix) {
        return (int) log().stream().filter(step -> step.startsWith(prefix)).count();
    }

    /** A stage that logs when it ends. */
    public <T> CompletionStage<T> hop(String step, T value) {
        return twin.stage(() -> {
            say(step);
            return value;
        });
    }

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    /** How much is open now. */
    public int open() {
        return open.get();
    }

    /** Nothing may be left open, and nothing may be closed twice. */
    public void assertNothingOpen() {
        assertEquals(0, open.get(), () -> "still open, or closed too often, after: " + log());
    }

    static String described(Outcome outcome, Throwable failure) {
        switch (outcome) {
            case COMPLETED:
                return failure == null ? "ok" : "ok with " + failure;
            case FAILED:
                return "fail " + (failure == null ? null : failure.getMessage());
            default:
                return outcome.name().toLowerCase(Locale.ROOT);
        }
    }
}
