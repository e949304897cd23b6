package dev.forthwith.internal.iterate;

import java.util.concurrent.CompletionStage;

/** The end of what a source began ahead of its consumer, who wants nothing further. */
final class Rest extends Step {
    private final Source<?> ahead;
    private final Throwable untold;

    Rest(Source<?> ahead, CompletionStage<?> running, Throwable untold) {
        this.ahead = ahead;
        this.untold = untold;
        this.awaited = running;
    }

    @Override
    public Throwable takeUntold() {
        return untold;
    }

    @Override
    public String name() {
        return ahead.name();
    }
}
