package dev.forthwith.internal.task;

/** An enter that may always be asked to cancel: it decides by itself what of it is interrupted, and gives back what arrives. */
public interface SelfGuarded {}
