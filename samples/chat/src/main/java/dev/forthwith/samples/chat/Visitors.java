package dev.forthwith.samples.chat;

import dev.forthwith.AsyncTask;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The visits that are under way. */
final class Visitors {
    private static final System.Logger LOGGER = System.getLogger(Visitors.class.getName());

    private final Set<AsyncTask<?>> visits = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Remembers a visit until it is over. */
    void add(AsyncTask<?> visit) {
        visits.add(visit);
        visit.whenComplete((nothing, failure) -> {
            visits.remove(visit);
            if (failure != null && !visit.isCancelled()) {
                LOGGER.log(Level.WARNING, "a visit failed", failure);
            }
        });
        if (closed) {
            visit.cancel(true);
        }
    }

    /** Ends all visits, and completes when everybody has left. */
    CompletionStage<Void> sendAway() {
        closed = true;
        AsyncTask<?>[] all = visits.toArray(AsyncTask<?>[]::new);
        for (AsyncTask<?> visit : all) {
            visit.cancel(true);
        }
        return CompletableFuture.allOf(all).handle((nothing, cancelled) -> null);
    }
}
