package dev.forthwith.internal.task;

/** Threads that serve everybody, and so keep nothing of whoever needed one first. */
final class Daemons {
    private Daemons() {}

    static Thread thread(Runnable work, String name) {
        // What a thread of an application inherits, as the tenant that it serves, is not ours.
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        return thread;
    }
}
