package bench;

import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

@AsyncResource
class Resource0 {
    private final String url;
    private final int timeout;

    Resource0(String url, int timeout) {
        this.url = url;
        this.timeout = timeout;
    }

    @Enter
    CompletionStage<String> open() {
        return CompletableFuture.completedFuture(url + timeout);
    }

    @Exit
    CompletionStage<Void> close(String connection, Outcome outcome) {
        return CompletableFuture.completedFuture(null);
    }
}
