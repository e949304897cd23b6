package app;

import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.Next;

/** Counts down. */
@AsyncSource
public final class Countdown {
    private int next;

    /** Counts from a number down to 1. */
    public Countdown(int from) {
        next = from;
    }

    @Next
    Integer next() {
        return next == 0 ? null : next--;
    }

    @Exit
    void close(Outcome outcome) {
        System.out.println("closed: " + outcome);
    }
}
