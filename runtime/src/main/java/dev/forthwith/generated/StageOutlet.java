package dev.forthwith.generated;

import dev.forthwith.internal.iterate.Route;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.task.Stages;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where generated code puts the stages of a next method, until it is told to stop. For generated code only; its shape is stable between
 * releases.
 *
 * @param <T> the elements
 * @see ValueOutlet
 */
public final class StageOutlet<T> {
    private final StageSource<?, T> source;
    private final Route route;

    StageOutlet(StageSource<?, T> source, Route route) {
        this.source = source;
        this.route = route;
    }

    /**
     * Hands on the element that a stage yields, if that is ready.
     *
     * @param stage the stage, which yields {@code null} at the end
     * @return whether to go on
     */
    public boolean put(@Nullable CompletionStage<? extends @Nullable T> stage) {
        Object element = Stages.now(stage);
        if (element == Stages.NOT_READY) {
            return route.heedSource(source.park(stage, false));
        }
        return element == null ? route.heedSource(Signal.END) : route.carry(element);
    }

    /**
     * Hands on the element in what a stage yields, if that is ready.
     *
     * @param stage the stage, which yields an empty optional at the end
     * @return whether to go on
     */
    public boolean putOptional(@Nullable CompletionStage<? extends @Nullable Optional<? extends T>> stage) {
        Object arrived = Stages.now(stage);
        if (arrived == Stages.NOT_READY) {
            return route.heedSource(source.park(stage, true));
        }
        Object element = arrived instanceof Optional<?> some ? some.orElse(null) : null;
        return element == null ? route.heedSource(Signal.END) : route.carry(element);
    }
}
