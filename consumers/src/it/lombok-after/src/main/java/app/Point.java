package app;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import lombok.Builder;

/** A record has its constructor beside its builder. */
@AsyncResource
@Builder
record Point(int x, int y) {
    @Enter
    String open() {
        return x + ":" + y;
    }

    @Exit
    void close() {
        System.out.println("closed: " + this);
    }
}
