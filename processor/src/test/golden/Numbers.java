package golden;

import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Next;
import java.util.concurrent.Callable;

/** A source of plain values, with overloaded and deprecated constructors. */
@AsyncSource
@SuppressWarnings("overloads")
class Numbers<N extends Number> {
    private final Callable<N> next;

    Numbers(Callable<N> next) {
        this.next = next;
    }

    @Deprecated(since = "2")
    <E extends Exception> Numbers(Iterable<N> all, Class<E> failure) throws E {
        this(all.iterator()::next);
    }

    Numbers(Runnable before) {
        this(() -> null);
        before.run();
    }

    @Next
    N next() throws Exception {
        return next.call();
    }
}
