package dev.forthwith.internal.task;

import dev.forthwith.internal.failure.Failures;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits for one stage after the other, for a state machine that one thread at a time drives.
 *
 * <p>The trap is the stage that ends while it is being registered: on this thread it must not recurse, on another one it must not be
 * lost or run beside us. So the registration and the end meet in one field:
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>state</th><th>event</th><th>next</th><th>who goes on</th></tr>
 * <tr><td>IDLE</td><td>{@link #await}</td><td>REGISTERING</td><td></td></tr>
 * <tr><td>REGISTERING</td><td>the stage ends</td><td>ARRIVED</td><td>the registering thread</td></tr>
 * <tr><td>REGISTERING</td><td>registration returns</td><td>PARKED</td><td>nobody</td></tr>
 * <tr><td>ARRIVED</td><td>registration returns</td><td>IDLE</td><td>the registering thread</td></tr>
 * <tr><td>PARKED</td><td>the stage ends</td><td>IDLE</td><td>the thread of the stage, in {@code resume}</td></tr>
 * </table>
 */
public final class Arrival extends Guarded implements Observer {
    private static final int IDLE = 0;
    private static final int REGISTERING = 1;
    private static final int ARRIVED = 2;
    private static final int PARKED = 3;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Arrival.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("UnusedVariable") // read through STATE
    private volatile int state; // IDLE: to write that would be a fence

    private @Nullable Object value;
    private @Nullable Throwable failure;

    /** Creates one for a machine that goes on with {@code resume} when a stage ended later, and ends with {@code broken} if that throws. */
    public Arrival(Runnable resume, Consumer<? super Throwable> broken) {
        super(resume, broken);
    }

    /** Waits for the stage: true if it has already ended; otherwise {@code resume} is called when it does. */
    public boolean await(CompletionStage<?> stage) {
        // Whoever ends the stage finds us by what the registration publishes, and with it this.
        STATE.setRelease(this, REGISTERING);
        Stages.observe(stage, this);
        if (STATE.compareAndSet(this, REGISTERING, PARKED)) {
            return false;
        }
        STATE.setRelease(this, IDLE);
        return true;
    }

    @Override
    public void ended(@Nullable Object endValue, @Nullable Throwable endFailure) {
        value = endValue;
        failure = endFailure == null ? null : Failures.unwrap(endFailure);
        // Mostly it is parked already: then nobody else touches the state, and no atomic operation is needed.
        if (state != PARKED && STATE.compareAndSet(this, REGISTERING, ARRIVED)) {
            return;
        }
        STATE.setRelease(this, IDLE);
        run();
    }

    /** The failure that the awaited stage ended with; forgets it. */
    public @Nullable Throwable takeFailure() {
        Throwable taken = failure;
        failure = null;
        return taken;
    }

    /** The value that the awaited stage ended with; forgets it. */
    public @Nullable Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }
}
