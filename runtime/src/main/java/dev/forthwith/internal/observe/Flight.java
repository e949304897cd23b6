package dev.forthwith.internal.observe;

import dev.forthwith.internal.observe.flight.FlightWatcher;
import dev.forthwith.internal.observe.flight.Probes;
import jdk.jfr.FlightRecorder;

/**
 * The Flight Recorder, where the JDK has one.
 *
 * <p>As long as it was never started, which it says by a field, one of its classes is loaded and none of ours: a class of events would
 * register itself as soon as it is used, and load a hundred. From then on the events themselves are asked whether a recording wants
 * them, which is a field as well. So there is no state to keep in step: a recording may begin and end at any time.
 */
final class Flight {
    private static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private Flight() {}

    static boolean isOn() {
        return PRESENT && FlightRecorder.isInitialized() && Probes.isAnyEnabled();
    }

    static Watcher watcher() {
        return FlightWatcher.INSTANCE;
    }
}
