package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Sink;
import dev.forthwith.internal.task.Untyped;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** Puts the elements into the container of a collector. */
public final class Collect<T, A extends @Nullable Object, R extends @Nullable Object> extends Sink<R> {
    private final Collector<? super T, A, R> collector;
    private @Nullable A container;
    private boolean begun;
    private @Nullable BiConsumer<A, ? super T> accumulator;

    public Collect(Collector<? super T, A, R> collector) {
        this.collector = collector;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) {
        BiConsumer<A, ? super T> accumulating = accumulator;
        if (accumulating == null) {
            // With the first use, as the container.
            accumulating = Objects.requireNonNull(collector.accumulator(), "the accumulator of the collector is null");
            accumulator = accumulating;
        }
        accumulating.accept(container(), (T) element);
        return Signal.SKIP;
    }

    /** Made with the first use, so that what the supplier throws is a failure of the loop. */
    private A container() {
        if (!begun) {
            begun = true;
            container = collector.supplier().get();
        }
        return Untyped.as(container);
    }

    @Override
    public R result() {
        return collector.finisher().apply(container());
    }

    @Override
    public String name() {
        return "the collector given to collect";
    }
}
