package dev.forthwith.internal.task;

/** A task that may end although what it waits for never does: the first of two, or one with a limit. */
public interface EndsAlone {}
