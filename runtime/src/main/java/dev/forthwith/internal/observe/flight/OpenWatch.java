package dev.forthwith.internal.observe.flight;

import dev.forthwith.Outcome;
import dev.forthwith.internal.observe.Watch;
import org.jspecify.annotations.Nullable;

/** Something that is open: of what has no event of its own, all that is told. */
class OpenWatch implements Watch {
    private final Opened opened;

    OpenWatch(Opened opened) {
        this.opened = opened;
    }

    final long elements() {
        return opened.elements();
    }

    @Override
    public void opened() {
        opened.enter(Opened.Phase.OPEN);
    }

    @Override
    public void refused(Throwable failure) {
        opened.end();
    }

    @Override
    public void element() {
        opened.count();
    }

    @Override
    public void closing(Outcome outcome, @Nullable Throwable failure) {
        opened.enter(Opened.Phase.CLOSING);
    }

    @Override
    public void closed(@Nullable Throwable failure) {
        opened.end();
    }
}
