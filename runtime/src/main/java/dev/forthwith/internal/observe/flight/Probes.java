package dev.forthwith.internal.observe.flight;

/** Events that are never committed, to ask whether somebody wants such. */
public final class Probes {
    private static final EnterEvent ENTER = new EnterEvent();
    private static final BodyEvent BODY = new BodyEvent();
    private static final ExitEvent EXIT = new ExitEvent();
    private static final IterationEvent ITERATION = new IterationEvent();
    private static final CancelledWaitEvent WAIT = new CancelledWaitEvent();
    private static final OpenEvent OPEN = new OpenEvent();

    private Probes() {}

    public static boolean isAnyEnabled() {
        return ENTER.isEnabled()
                || BODY.isEnabled()
                || EXIT.isEnabled()
                || ITERATION.isEnabled()
                || WAIT.isEnabled()
                || OPEN.isEnabled();
    }
}
