package dev.forthwith.internal.observe.flight;

import dev.forthwith.Outcome;
import org.jspecify.annotations.Nullable;

/** The three events of a resource, one after the other. */
final class ResourceWatch extends OpenWatch {
    private final Names enter;
    private final Names exit;
    private final EnterEvent entering = new EnterEvent();
    private final BodyEvent body = new BodyEvent();
    private final ExitEvent exiting = new ExitEvent();

    ResourceWatch(Opened opened, Names enter, Names exit) {
        super(opened);
        this.enter = enter;
        this.exit = exit;
        entering.begin();
    }

    @Override
    public void opened() {
        super.opened();
        entered(null);
        body.begin();
    }

    @Override
    public void refused(Throwable failure) {
        super.refused(failure);
        entered(failure);
    }

    private void entered(@Nullable Throwable failure) {
        entering.end();
        if (entering.shouldCommit()) {
            entering.type = enter.type();
            entering.method = enter.method();
            entering.failure = FlightWatcher.told(failure);
            entering.commit();
        }
    }

    @Override
    public void closing(Outcome outcome, @Nullable Throwable failure) {
        super.closing(outcome, failure);
        body.end();
        if (body.shouldCommit()) {
            body.type = enter.type();
            body.method = enter.method();
            body.outcome = outcome.name();
            body.failure = FlightWatcher.told(failure);
            body.commit();
        }
        exiting.outcome = outcome.name();
        exiting.begin();
    }

    @Override
    public void closed(@Nullable Throwable failure) {
        super.closed(failure);
        exiting.end();
        if (exiting.shouldCommit()) {
            exiting.type = exit.type();
            exiting.method = exit.method();
            exiting.failure = FlightWatcher.told(failure);
            exiting.commit();
        }
    }
}
