package dev.forthwith.internal.iterate;

import dev.forthwith.ThrowingFunction;

/** A seed, and what a function makes of it again and again. */
public final class Iterate<T> extends Source<T> {
    private final ThrowingFunction<? super T, ? extends T> fn;
    private T last;
    private boolean begun;

    public Iterate(T seed, ThrowingFunction<? super T, ? extends T> fn) {
        this.last = seed;
        this.fn = fn;
    }

    @Override
    public Object pull() throws Exception {
        if (begun) {
            last = Elements.present(fn.apply(last), name());
        }
        begun = true;
        return last;
    }

    @Override
    public String name() {
        return "the function given to iterate";
    }
}
