package app;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import lombok.RequiredArgsConstructor;

/** Its constructor is Lombok's, and so is that of what it opens. */
@AsyncResource
@RequiredArgsConstructor
class Database {
    private final String url;

    @Enter
    CompletionStage<Connection> open() {
        return CompletableFuture.completedFuture(new Connection(url));
    }

    @Exit
    void close(Connection connection) {
        System.out.println("closed: " + connection.getUrl());
    }
}
