package dev.forthwith.internal.observe.flight;

import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.observe.Watch;
import dev.forthwith.internal.observe.Watcher;
import java.util.function.Supplier;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** Tells the Flight Recorder. An event begins and ends on whatever threads the work does; that of its end is the one it names. */
public final class FlightWatcher implements Watcher {
    /** Made when the first recording wants our events. */
    public static final Watcher INSTANCE = new FlightWatcher();

    private FlightWatcher() {
        FlightRecorder.addPeriodicEvent(OpenEvent.class, Opened::tell);
    }

    @Override
    public @Nullable Watch opens(Kind kind, String opener, String closer, Object subject) {
        Opened opened = Opened.begin(kind, opener, subject);
        if (kind.isIteration()) {
            return new IterationWatch(opened, kind, Names.of(opener));
        }
        return kind == Kind.RESOURCE || kind == Kind.LIFECYCLE
                ? new ResourceWatch(opened, Names.of(opener), Names.of(closer))
                : new OpenWatch(opened);
    }

    @Override
    public Runnable waits(Supplier<String> place) {
        CancelledWaitEvent event = new CancelledWaitEvent();
        event.waitsFor = place.get();
        Opened opened = Opened.begin(place);
        event.begin();
        return () -> {
            opened.end();
            event.commit();
        };
    }

    static @Nullable String told(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        try {
            return failure.toString();
        } catch (Throwable unprintable) {
            return failure.getClass().getName();
        }
    }
}
