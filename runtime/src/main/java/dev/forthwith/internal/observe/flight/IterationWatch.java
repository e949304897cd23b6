package dev.forthwith.internal.observe.flight;

import dev.forthwith.Outcome;
import dev.forthwith.internal.observe.Kind;
import org.jspecify.annotations.Nullable;

/** The event of an iteration. Its failure is that of the iteration, or else that of the close. */
final class IterationWatch extends OpenWatch {
    private final Names names;
    private final IterationEvent event = new IterationEvent();
    private @Nullable Throwable ofIteration;

    IterationWatch(Opened opened, Kind kind, Names names) {
        super(opened);
        this.names = names;
        event.consumer = kind.name();
        event.begin();
    }

    @Override
    public void closing(Outcome outcome, @Nullable Throwable failure) {
        super.closing(outcome, failure);
        event.outcome = outcome.name();
        ofIteration = failure;
    }

    @Override
    public void closed(@Nullable Throwable failure) {
        super.closed(failure);
        event.end();
        if (event.shouldCommit()) {
            event.type = names.type();
            event.method = names.method();
            event.elements = elements();
            event.failure = FlightWatcher.told(ofIteration == null ? failure : ofIteration);
            event.commit();
        }
        ofIteration = null;
    }
}
