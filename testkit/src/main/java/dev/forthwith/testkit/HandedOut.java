package dev.forthwith.testkit;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A manager, and what it has handed out. */
final class HandedOut<T> implements AsyncContextManager<T> {
    private final AsyncContextManager<T> manager;
    private final Predicate<? super T> isOpen;
    private final Set<T> resources = Collections.newSetFromMap(new IdentityHashMap<>());

    HandedOut(AsyncContextManager<T> manager, Predicate<? super T> isOpen) {
        this.manager = manager;
        this.isOpen = isOpen;
    }

    int openCount() {
        List<T> known;
        synchronized (resources) {
            known = List.copyOf(resources);
        }
        return (int) known.stream().filter(isOpen).count();
    }

    @Override
    public AsyncContext<T> context() {
        AsyncContext<T> context = manager.context();
        return new AsyncContext<>() {
            /** A stage of its own, so that what arrives after a cancel is seen as well. */
            @Override
            public CompletionStage<T> enter() {
                return context.enter().thenApply(HandedOut.this::handOut);
            }

            @Override
            public CompletionStage<Boolean> exit(Outcome outcome, @Nullable Throwable failure) {
                return context.exit(outcome, failure);
            }
        };
    }

    private T handOut(T resource) {
        synchronized (resources) {
            resources.add(resource);
        }
        return resource;
    }
}
