package dev.forthwith.generated;

import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.internal.iterate.CloseAll;
import dev.forthwith.internal.iterate.Prefetch;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.iterate.Route;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Source;
import dev.forthwith.internal.iterate.Stops;
import dev.forthwith.internal.observe.Kind;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One iteration over an annotated source. For generated code only; its shape is stable between releases.
 *
 * @param <S> the annotated class
 * @param <T> the elements
 */
@SuppressWarnings("exports") // what it extends is nobody's to name
public abstract class GeneratedSource<S, T> extends Source<T> {
    private final Call<? extends S> factory;
    private final @Nullable GeneratedContext<S, ?, ?> lifecycle;
    private final String next;
    private @Nullable S self;
    private boolean entering;

    GeneratedSource(Call<? extends S> factory, String next) {
        this.factory = factory;
        this.lifecycle = null;
        this.next = next;
    }

    GeneratedSource(GeneratedContext<S, ?, ?> lifecycle, String next) {
        this.factory = lifecycle.factory();
        this.lifecycle = lifecycle;
        this.next = next;
    }

    /**
     * Tells whether a pending next may be asked to end.
     *
     * @return true unless the next method says otherwise
     */
    protected boolean interruptible() {
        return true;
    }

    /**
     * Makes the iterator that drives this source. To be called once.
     *
     * @return the iterator
     */
    public final AsyncIterator<T> iterator() {
        return new Pull<>(this);
    }

    /**
     * Makes the iterator that drives this source ahead of its consumer. To be called once.
     *
     * @param prefetch how many results of the next method are fetched ahead at the most, more than 0
     * @return the iterator
     */
    public final AsyncIterator<T> iterator(int prefetch) {
        return ahead(prefetch);
    }

    /** Fetches results ahead; pages are taken apart behind that. */
    AsyncIterator<T> ahead(int prefetch) {
        return new Pull<>(new Prefetch<>(part(), prefetch, name()));
    }

    /** An iterator that another one drives. */
    final Pull<T> part() {
        return new Pull<>(this, Kind.PART);
    }

    /** Carries what the annotated instance yields along the route, as long as that is ready. Throws what its own method throws. */
    abstract void drain(S instance, Route route) throws Throwable;

    /** Takes what the stage of the next method yielded: an element or a signal. */
    abstract Object take(@Nullable Object arrived) throws Throwable;

    @Override
    public final Object drain(Route route) throws Throwable {
        S instance = self;
        if (instance == null) {
            return pull();
        }
        try {
            drain(instance, route);
        } catch (Throwable thrown) {
            return Stops.endOrThrow(thrown);
        }
        return route.said();
    }

    /** Opens it. */
    @Override
    public final Object pull() throws Throwable {
        if (lifecycle != null) {
            entering = true;
            return await(lifecycle.enterAsLifecycle());
        }
        S instance = factory.call();
        if (instance == null) {
            throw new NullPointerException("the factory for " + name() + " returned null");
        }
        self = instance;
        return Signal.SKIP;
    }

    @Override
    public final Object resume(@Nullable Object value) throws Throwable {
        if (entering && lifecycle != null) {
            entering = false;
            self = lifecycle.self();
            return Signal.SKIP;
        }
        return take(value);
    }

    @Override
    public final Object failed(Throwable failure) throws Throwable {
        if (entering) {
            throw failure;
        }
        return Stops.endOrThrow(failure);
    }

    @Override
    public final boolean mayInterrupt() {
        // A pending enter decides by itself.
        return entering || interruptible();
    }

    @Override
    public final boolean takesLate() {
        return entering || takesLatePages();
    }

    /** Whether a page that comes after a stop is to be looked at. */
    boolean takesLatePages() {
        return false;
    }

    /** Closes what its method has yielded and is still open. Answers with what that failed with. */
    @Nullable
    Throwable closePages() {
        return null;
    }

    @Override
    public final @Nullable CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) throws Throwable {
        Throwable ofPages = closePages();
        return ofPages == null ? exit(outcome, failure) : CloseAll.afterFailure(ofPages, failure, this::exit);
    }

    private @Nullable CompletionStage<?> exit(Outcome outcome, @Nullable Throwable failure) throws Throwable {
        return lifecycle == null || self == null ? super.close(outcome, failure) : lifecycle.exit(outcome, failure);
    }

    @Override
    public final String closeName() {
        return lifecycle == null ? super.closeName() : lifecycle.exitName();
    }

    @Override
    public final String name() {
        return entering && lifecycle != null ? lifecycle.enterName() : next + "()";
    }
}
