package dev.forthwith.internal.iterate;

/** A source that fails at once. */
public final class FailedSource<T> extends Source<T> {
    private final Throwable failure;

    public FailedSource(Throwable failure) {
        this.failure = failure;
    }

    @Override
    public Object pull() throws Throwable {
        throw failure;
    }

    @Override
    public String name() {
        return "failed";
    }
}
