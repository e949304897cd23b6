package app;

import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Next;

@AsyncSource
class Countdown {
    private int next = 3;

    @Next
    Integer next() {
        return next == 0 ? null : next--;
    }

    static void drop() {
        AsyncCountdown.of();
    }

    static void dropTask() {
        AsyncCountdown.of().toList();
    }
}
