package dev.forthwith.internal.observe;

/** What opens, and is to be closed. */
public enum Kind {
    /** A resource: from the call of its enter until its exit has ended. */
    RESOURCE,
    /** The life cycle of an annotated source, which is entered and exited by an iteration that is watched as well. */
    LIFECYCLE,
    /** An iteration by a loop, which closes it. */
    LOOP,
    /** An iteration by hand: who asked for the iterator closes it. */
    ITERATOR,
    /** An iteration by blocking code: who opened the cursor closes it. */
    CURSOR,
    /** An iteration for a subscriber, which ends or cancels it. */
    SUBSCRIPTION,
    /** An iteration by an operator, such as one of those that are merged; it is closed with the one that the operator is part of. */
    PART,
    /** What was adopted by an exit stack, or deferred on it; what was entered on it is watched by itself. */
    STACK,
    /** A channel. */
    CHANNEL;

    /** Whether it is closed by another one that is watched as well, so that nobody else has to see to it. */
    public boolean isPart() {
        return this == LIFECYCLE || this == PART;
    }

    /** Whether elements come out of it. */
    public boolean isIteration() {
        return this == LOOP || this == ITERATOR || this == CURSOR || this == SUBSCRIPTION || this == PART;
    }
}
