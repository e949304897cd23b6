package dev.forthwith.internal.iterate;

/** The elements of an iterable that is at hand. */
public final class CollectionSource<T> extends Source<T> {
    private final Iterable<? extends T> elements;
    private final Page<T> page = new Page<>();
    private boolean begun;

    public CollectionSource(Iterable<? extends T> elements) {
        this.elements = elements;
    }

    @Override
    public Object drain(Route route) throws Throwable {
        if (!begun) {
            begun = true;
            page.turnTo(elements);
        }
        return page.drain(route, this) ? Signal.END : route.said();
    }

    @Override
    public String name() {
        return "the iterable given to from";
    }
}
