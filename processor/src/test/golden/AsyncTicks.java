package golden;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.annotation.CheckReturnValue;
import dev.forthwith.annotation.ForthwithGenerated;
import dev.forthwith.generated.Call;
import dev.forthwith.generated.StageOutlet;
import dev.forthwith.generated.StageSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/**
 * The asynchronous source of {@link Ticks}:
 * iterated by {@link Ticks#tick()}.
 *
 * <p>Made by {@code of} and {@code from}. Immutable: it may be used many times, and from many threads at once;
 * each use makes an instance.
 */
@Generated("dev.forthwith.processor.ForthwithProcessor")
@ForthwithGenerated
@CheckReturnValue
@NullMarked
final class AsyncTicks implements AsyncIterable<Integer> {
    private final Call<? extends Ticks> factory;

    private AsyncTicks(Call<? extends Ticks> factory) {
        this.factory = factory;
    }

    /**
     * Makes a source whose instances are made by
     * {@link Ticks#Ticks(int)}.
     *
     * @param n passed to the constructor
     * @return the source
     */
    static AsyncTicks of(int n) {
        return new AsyncTicks(() -> new Ticks(n));
    }

    /**
     * Makes a source whose instances are made by a function.
     *
     * @param factory makes an instance for each use
     * @return the source
     */
    static AsyncTicks from(Callable<? extends Ticks> factory) {
        Objects.requireNonNull(factory, "factory");
        return new AsyncTicks(factory::call);
    }

    @Override
    public AsyncIterator<Integer> iterator() {
        return new Iteration(factory).iterator();
    }

    /**
     * One iteration over a {@link Ticks}.
     */
    private static final class Iteration extends StageSource<Ticks, Integer> {
        Iteration(Call<? extends Ticks> factory) {
            super(factory, "Ticks.tick");
        }

        @Override
        protected void next(Ticks self, StageOutlet<Integer> outlet) {
            while (outlet.putOptional(self.tick())) {
                // the outlet says when to stop
            }
        }
    }
}
