package app;

import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.Next;
import java.io.IOException;
import lombok.SneakyThrows;

/** What its methods throw is not in their signatures. */
@AsyncSource
class Broken {
    @Enter
    @SneakyThrows
    String open() {
        return "broken";
    }

    @Next
    @SneakyThrows
    String next() {
        throw new IOException("no row");
    }

    @Exit
    @SneakyThrows
    void close(Throwable failure) {
        throw new IOException("no close after " + failure.getMessage());
    }
}
