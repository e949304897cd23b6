package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.CollectionSource;
import dev.forthwith.internal.iterate.Elements;
import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.iterate.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Hands on what a function emits for each element. */
public final class MapMulti<T, R> extends Operator {
    private final BiConsumer<? super T, ? super Consumer<R>> fn;

    public MapMulti(BiConsumer<? super T, ? super Consumer<R>> fn) {
        this.fn = fn;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) {
        List<R> emitted = new ArrayList<>(2);
        fn.accept((T) element, (Consumer<R>) made -> emitted.add(Elements.present(made, name())));
        if (emitted.size() > 1) {
            inner = new CollectionSource<>(emitted);
            return Signal.INNER;
        }
        return emitted.isEmpty() ? Signal.SKIP : emitted.get(0);
    }

    @Override
    public String name() {
        return "the function given to mapMulti";
    }
}
