package dev.forthwith.testkit.tests;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import dev.forthwith.testkit.tests.Pool.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Resources: a good one, and each of the others with one fault. */
final class Sessions {
    private Sessions() {}

    @AsyncResource
    record Good(Pool pool) {
        @Enter
        CompletionStage<Connection> open() {
            return pool.acquire()
                    .thenCompose(connection -> connection
                            .begin()
                            .handle((begun, failure) -> failure == null
                                    ? CompletableFuture.completedFuture(connection)
                                    : connection
                                            .release()
                                            .<Connection>thenCompose(
                                                    released -> CompletableFuture.failedFuture(failure)))
                            .thenCompose(opened -> opened));
        }

        @Exit
        CompletionStage<Void> close(Connection connection) {
            return connection.release();
        }
    }

    @AsyncResource
    record NeverCloses(Pool pool) {
        @Enter
        CompletionStage<Connection> open() {
            return pool.acquire();
        }

        @Exit
        void close(Connection connection) {}
    }

    @AsyncResource
    record ClosesTwice(Pool pool) {
        @Enter
        CompletionStage<Connection> open() {
            return pool.acquire();
        }

        @Exit
        CompletionStage<Void> close(Connection connection) {
            return connection.release().thenCompose(released -> connection.release());
        }
    }

    @AsyncResource
    record ClosesInTheBody(Pool pool) {
        @Enter
        CompletionStage<Connection> open() {
            return pool.acquire()
                    .whenComplete((connection, failure) -> pool.step(30_000).thenCompose(idle -> connection.release()));
        }

        @Exit
        void close(Connection connection) {}
    }

    @AsyncResource
    record DoesNotWait(Pool pool) {
        @Enter
        CompletionStage<Connection> open() {
            return pool.acquire();
        }

        @Exit
        void close(Connection connection) {
            connection.release();
        }
    }

    @AsyncResource
    record LeaksWhenCancelled(Pool pool) {
        @Enter(interruptible = true)
        CompletionStage<Connection> open() {
            return pool.acquire().thenApply(connection -> connection);
        }

        @Exit
        CompletionStage<Void> close(Connection connection) {
            return connection.release();
        }
    }

    @AsyncResource
    record LeaksWhenCancelledInTheBody(Pool pool) {
        @Enter
        CompletionStage<Connection> open() {
            return pool.acquire();
        }

        @Exit
        CompletionStage<Void> close(Connection connection, Outcome outcome) {
            return outcome == Outcome.CANCELLED ? pool.step(1) : connection.release();
        }
    }

    @AsyncResource
    record LeaksAfterAnError(Pool pool) {
        @Enter
        CompletionStage<Connection> open() {
            return pool.acquire();
        }

        @Exit
        CompletionStage<Void> close(Connection connection, Throwable failure) {
            return failure instanceof Error ? pool.step(1) : connection.release();
        }
    }

    @AsyncResource
    record LeaksWhenItFailsToEnter(Pool pool) {
        @Enter
        CompletionStage<Connection> open() {
            return pool.acquire().thenCompose(connection -> connection.begin().thenApply(begun -> connection));
        }

        @Exit
        CompletionStage<Void> close(Connection connection) {
            return connection.release();
        }
    }

    @AsyncResource
    record Hangs(Pool pool) {
        @Enter
        CompletionStage<Connection> open() {
            return pool.acquire();
        }

        @Exit
        CompletionStage<Void> close(Connection connection) {
            return connection.release().thenCompose(released -> new CompletableFuture<>());
        }
    }

    @AsyncResource
    record SharesAField(Pool pool) {
        @Enter
        CompletionStage<Connection> open() {
            return pool.acquire().thenApply(connection -> pool.shared = connection);
        }

        @Exit
        CompletionStage<Void> close() {
            Connection mine = pool.shared;
            pool.shared = null;
            return mine.release();
        }
    }

    @AsyncResource
    record LeavesATimer(Pool pool) {
        @Enter
        CompletionStage<Connection> open() {
            pool.time.scheduler().schedule(() -> {}, 30, java.util.concurrent.TimeUnit.SECONDS);
            return pool.acquire();
        }

        @Exit
        CompletionStage<Void> close(Connection connection) {
            return connection.release();
        }
    }

    @AsyncResource
    record FailsToClose(Pool pool) {
        @Enter
        CompletionStage<Connection> open() {
            return pool.acquire();
        }

        @Exit
        CompletionStage<Void> close(Connection connection) {
            return connection
                    .release()
                    .thenCompose(released -> CompletableFuture.failedFuture(new IllegalStateException("reset")));
        }
    }

    /** Acquires what it hands out while the context is made. */
    static AsyncContextManager<Connection> opensEarly(Pool pool) {
        return () -> {
            CompletionStage<Connection> early = pool.acquire();
            AsyncContext<Connection> context = AsyncContextManager.of(
                            () -> early, (connection, outcome, failure) -> connection.release())
                    .context();
            return context;
        };
    }
}
