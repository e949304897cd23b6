package dev.forthwith.generated;

import dev.forthwith.internal.iterate.Route;
import dev.forthwith.internal.iterate.Signal;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where generated code puts the stages of a next method, until it is told to stop. For generated code only; its shape is stable between
 * releases.
 *
 * @param <A> what the stages yield
 * @see ValueOutlet
 */
public final class StageOutlet<A> {
    private final StageSource<?, A, ?> source;
    private final Route route;

    StageOutlet(StageSource<?, A, ?> source, Route route) {
        this.source = source;
        this.route = route;
    }

    /**
     * Hands on the element of a stage, if that is ready.
     *
     * @param stage the stage
     * @return whether to go on
     */
    public boolean put(@Nullable CompletionStage<? extends @Nullable A> stage) {
        Object element;
        try {
            element = source.begin(stage);
        } catch (Throwable thrown) {
            return route.failSource(thrown);
        }
        return element instanceof Signal signal ? route.heedSource(signal) : route.carry(element);
    }
}
