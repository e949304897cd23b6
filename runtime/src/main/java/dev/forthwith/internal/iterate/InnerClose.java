package dev.forthwith.internal.iterate;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The close of an inner source that ended: nobody may interrupt it. */
final class InnerClose extends Step {
    private final Source<?> closed;

    InnerClose(Source<?> closed, @Nullable CompletionStage<?> closing) {
        this.closed = closed;
        this.awaited = closing;
    }

    @Override
    public boolean mayInterrupt() {
        return false;
    }

    @Override
    public String name() {
        return closed.closeName();
    }
}
