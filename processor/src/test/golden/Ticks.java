package golden;

import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Next;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A source without a life cycle, whose elements come in an Optional. */
@AsyncSource
class Ticks {
    private int left;

    Ticks(int n) {
        left = n;
    }

    @Next
    CompletionStage<Optional<Integer>> tick() {
        return CompletableFuture.completedFuture(left > 0 ? Optional.of(left--) : Optional.empty());
    }
}
