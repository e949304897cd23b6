package dev.forthwith.internal.task;

/** The interrupt flag of this thread as it was when something began that the interrupt is not for, and that must not end because of it. */
public enum InterruptFlag {
    CLEAR {
        @Override
        public void putBack() {}
    },
    SET {
        @Override
        public void putBack() {
            Thread.currentThread().interrupt();
        }
    };

    /** Takes the flag off, until it is {@link #putBack}. */
    public static InterruptFlag takeOff() {
        return Thread.interrupted() ? SET : CLEAR;
    }

    /** Sets the flag if it was set. */
    public abstract void putBack();
}
