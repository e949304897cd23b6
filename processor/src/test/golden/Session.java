package golden;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A record that is its own resource, with awaitables by shape, and what is nullable in it. */
@AsyncResource
public record Session<K, V extends @Nullable Object>(Map<K, @Nullable V> values, @Nullable String user) {
    /** Like a Mono. */
    public interface Promise {
        CompletableFuture<Void> toFuture();
    }

    /** Like a ListenableFuture. */
    public interface Listened<T> extends Future<T> {
        void addListener(Runnable listener, Executor executor);
    }

    @Enter
    Promise begin() {
        return () -> CompletableFuture.completedFuture(null);
    }

    @Exit
    Listened<Boolean> end(Session<K, V> self) {
        throw new UnsupportedOperationException();
    }
}
