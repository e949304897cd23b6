package golden;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.annotation.CheckReturnValue;
import dev.forthwith.annotation.ForthwithGenerated;
import dev.forthwith.generated.Call;
import dev.forthwith.generated.ValueOutlet;
import dev.forthwith.generated.ValueSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * The asynchronous source of {@link Numbers}:
 * iterated by {@link Numbers#next()}.
 *
 * <p>Made by {@code of} and {@code from}. Immutable: it may be used many times, and from many threads at once;
 * each use makes an instance.
 *
 * @param <N> as in {@link Numbers}
 */
@Generated("dev.forthwith.processor.ForthwithProcessor")
@ForthwithGenerated
@CheckReturnValue
@NullMarked
@SuppressWarnings({"all", "overloads"})
final class AsyncNumbers<N extends Number> implements AsyncIterable<N> {
    private final Call<? extends Numbers<N>> factory;

    private AsyncNumbers(Call<? extends Numbers<N>> factory) {
        this.factory = factory;
    }

    /**
     * Makes a source whose instances are made by
     * {@link Numbers#Numbers(Callable)}.
     *
     * @param next passed to the constructor
     * @param <N> as in {@link Numbers}
     * @return the source
     */
    static <N extends Number> AsyncNumbers<N> of(Callable<N> next) {
        return new AsyncNumbers<>(() -> new Numbers<N>(next));
    }

    /**
     * Makes a source whose instances are made by
     * {@link Numbers#Numbers(Iterable, Class)}.
     *
     * @param all passed to the constructor
     * @param failure passed to the constructor
     * @param <N> as in {@link Numbers}
     * @param <E> a type variable of the constructor
     * @return the source
     */
    @Deprecated(since = "2")
    @SuppressWarnings({"all", "deprecation", "removal"})
    static <N extends Number, E extends Exception> AsyncNumbers<N> of(Iterable<N> all,
            Class<E> failure) {
        return new AsyncNumbers<>(() -> new Numbers<N>(all, failure));
    }

    /**
     * Makes a source whose instances are made by
     * {@link Numbers#Numbers(Runnable)}.
     *
     * @param before passed to the constructor
     * @param <N> as in {@link Numbers}
     * @return the source
     */
    static <N extends Number> AsyncNumbers<N> of(Runnable before) {
        return new AsyncNumbers<>(() -> new Numbers<N>(before));
    }

    /**
     * Makes a source whose instances are made by a function.
     *
     * @param factory makes an instance for each use
     * @param <N> as in {@link Numbers}
     * @return the source
     */
    static <N extends Number> AsyncNumbers<N> from(Callable<? extends Numbers<N>> factory) {
        Objects.requireNonNull(factory, "factory");
        return new AsyncNumbers<>(factory::call);
    }

    @Override
    public AsyncIterator<N> iterator() {
        return new Iteration<>(factory).iterator();
    }

    /**
     * One iteration over a {@link Numbers}.
     */
    private static final class Iteration<N extends Number> extends ValueSource<Numbers<N>, N> {
        Iteration(Call<? extends Numbers<N>> factory) {
            super(factory, "Numbers.next");
        }

        @Override
        protected void next(Numbers<N> self, ValueOutlet<N> outlet) throws Throwable {
            while (outlet.put(self.next())) {
                // the outlet says when to stop
            }
        }
    }
}
