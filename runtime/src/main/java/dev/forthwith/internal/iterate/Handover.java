package dev.forthwith.internal.iterate;

import java.util.concurrent.CompletableFuture;

/** What a step awaits that is nobody's stage: a pull registers nothing with it, but hands it the rest of its work. */
abstract sealed class Handover extends CompletableFuture<Void> permits Bell, Relay {
    /** Takes the rest, to run it later; true if there is nothing to wait for and the pull is to go on by itself. */
    abstract boolean handTo(Runnable rest);
}
