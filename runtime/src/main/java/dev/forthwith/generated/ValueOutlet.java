package dev.forthwith.generated;

import dev.forthwith.internal.iterate.Route;
import dev.forthwith.internal.iterate.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Where generated code puts the elements of a next method, until it is told to stop. For generated code only; its shape is stable between
 * releases.
 *
 * <p>The loop around it is generated, for each annotated class its own: there the next method is called directly, where one loop for all
 * classes would look it up for each element.
 *
 * @param <T> the elements
 */
public final class ValueOutlet<T> {
    private final Route route;

    ValueOutlet(Route route) {
        this.route = route;
    }

    /**
     * Hands on an element.
     *
     * @param element the element, or {@code null}: the end
     * @return whether to go on
     */
    public boolean put(@Nullable T element) {
        return element == null ? route.heedSource(Signal.END) : route.carry(element);
    }
}
