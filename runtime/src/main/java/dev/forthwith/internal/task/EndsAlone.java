package dev.forthwith.internal.task;

/** A task that may end although what it waits for never does: the first of two, one with a limit, or one that somebody completes. */
public interface EndsAlone {}
