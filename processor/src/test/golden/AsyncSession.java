package golden;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import dev.forthwith.annotation.CheckReturnValue;
import dev.forthwith.annotation.ForthwithGenerated;
import dev.forthwith.generated.Call;
import dev.forthwith.generated.GeneratedContext;
import dev.forthwith.generated.Results;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous context manager of {@link Session}:
 * entered by {@link Session#begin()},
 * exited by {@link Session#end(Session)}.
 *
 * <p>Made by {@code of} and {@code from}. Immutable: it may be used many times, and from many threads at once;
 * each use makes an instance.
 *
 * @param <K> as in {@link Session}
 * @param <V> as in {@link Session}
 */
@Generated("dev.forthwith.processor.ForthwithProcessor")
@ForthwithGenerated
@CheckReturnValue
@NullMarked
public final class AsyncSession<K, V extends @Nullable Object>
        implements AsyncContextManager<Session<K, V>> {
    private final Call<? extends Session<K, V>> factory;

    private AsyncSession(Call<? extends Session<K, V>> factory) {
        this.factory = factory;
    }

    /**
     * Makes a context manager whose instances are made by
     * {@link Session#Session(Map, String)}.
     *
     * @param values passed to the constructor
     * @param user passed to the constructor
     * @param <K> as in {@link Session}
     * @param <V> as in {@link Session}
     * @return the context manager
     */
    public static <K, V extends @Nullable Object> AsyncSession<K, V> of(Map<K, @Nullable V> values,
            @Nullable String user) {
        return new AsyncSession<>(() -> new Session<K, V>(values, user));
    }

    /**
     * Makes a context manager whose instances are made by a function.
     *
     * @param factory makes an instance for each use
     * @param <K> as in {@link Session}
     * @param <V> as in {@link Session}
     * @return the context manager
     */
    public static <K, V extends @Nullable Object> AsyncSession<K, V> from(
            Callable<? extends Session<K, V>> factory) {
        Objects.requireNonNull(factory, "factory");
        return new AsyncSession<>(factory::call);
    }

    @Override
    public AsyncContext<Session<K, V>> context() {
        return new Context<>(factory);
    }

    /**
     * One use of a {@link Session}.
     */
    private static final class Context<K, V extends @Nullable Object>
            extends GeneratedContext<Session<K, V>, Void, Session<K, V>> {
        Context(Call<? extends Session<K, V>> factory) {
            super(factory);
        }

        @Override
        protected CompletionStage<? extends Void> enter(Session<K, V> self) {
            return Results.convert(self.begin(), awaitable -> awaitable.toFuture());
        }

        @Override
        protected Session<K, V> resource(Session<K, V> self, Void arrived) {
            return self;
        }

        @Override
        protected CompletionStage<?> exit(Session<K, V> self, Session<K, V> resource,
                Outcome outcome, @Nullable Throwable failure) {
            return Results.listen(self.end(resource), (future, done) -> future.addListener(done, (Executor) Runnable::run));
        }

        @Override
        public String enterName() {
            return "Session.begin()";
        }

        @Override
        public String exitName() {
            return "Session.end()";
        }
    }
}
