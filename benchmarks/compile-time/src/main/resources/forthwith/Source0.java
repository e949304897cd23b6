package bench;

import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.Next;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

@AsyncSource
class Source0 {
    private final String url;
    private int left;

    Source0(String url, int left) {
        this.url = url;
        this.left = left;
    }

    @Next
    CompletionStage<String> next() {
        return CompletableFuture.completedFuture(left-- == 0 ? null : url);
    }

    @Exit
    void close() {
        left = 0;
    }
}
