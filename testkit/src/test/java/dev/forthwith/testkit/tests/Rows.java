package dev.forthwith.testkit.tests;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.Next;
import dev.forthwith.testkit.tests.Pool.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sources of three rows: a good one, and each of the others with one fault. Those of generated code cannot do all of it. */
final class Rows {
    private Rows() {}

    /** What the annotated ones have in common. */
    abstract static class Base {
        final Pool pool;
        Connection connection;
        int next;

        Base(Pool pool) {
            this.pool = pool;
        }

        @Enter
        CompletionStage<Void> open() {
            return pool.acquire().thenAccept(opened -> connection = opened);
        }

        @Next
        CompletionStage<String> next() {
            return connection.row(next++);
        }

        @Exit
        CompletionStage<Void> close(Outcome outcome) {
            return connection.release();
        }
    }

    @AsyncSource
    static final class Good extends Base {
        Good(Pool pool) {
            super(pool);
        }
    }

    @AsyncSource
    static final class NeverCloses extends Base {
        NeverCloses(Pool pool) {
            super(pool);
        }

        @Exit
        @Override
        CompletionStage<Void> close(Outcome outcome) {
            return pool.step(1);
        }
    }

    @AsyncSource
    static final class LeaksAfterABreak extends Base {
        LeaksAfterABreak(Pool pool) {
            super(pool);
        }

        @Exit
        @Override
        CompletionStage<Void> close(Outcome outcome) {
            return next < 4 ? pool.step(1) : connection.release();
        }
    }

    @AsyncSource
    static final class DoesNotWait extends Base {
        DoesNotWait(Pool pool) {
            super(pool);
        }

        @Exit
        @Override
        CompletionStage<Void> close(Outcome outcome) {
            connection.release();
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Each row is read on a connection of its own, which nobody gives back if the row is not waited for. */
    @AsyncSource
    static final class LosesWhatIsCancelled extends Base {
        LosesWhatIsCancelled(Pool pool) {
            super(pool);
        }

        @Next
        @Override
        CompletionStage<String> next() {
            int number = next++;
            return pool.acquire()
                    .thenApply(own -> own)
                    .thenCompose(own -> own.release().thenApply(released -> number < 3 ? "row " + number : null));
        }
    }

    @AsyncSource
    static final class SharesItsPosition extends Base {
        SharesItsPosition(Pool pool) {
            super(pool);
        }

        @Next
        @Override
        CompletionStage<String> next() {
            return connection.row(pool.position++);
        }
    }

    @AsyncSource
    static final class Endless extends Base {
        Endless(Pool pool) {
            super(pool);
        }

        @Next
        @Override
        CompletionStage<String> next() {
            return connection.row(0);
        }
    }

    /** What somebody writes by hand, who opens at the first advance. */
    static class ByHand implements AsyncIterator<String> {
        final Pool pool;
        CompletionStage<Connection> connection;
        String current;
        int next;
        CompletableFuture<Boolean> pending = CompletableFuture.completedFuture(false);
        CompletionStage<Void> closing;

        ByHand(Pool pool) {
            this.pool = pool;
        }

        @Override
        public CompletionStage<Boolean> advance() {
            if (closing != null) {
                return CompletableFuture.completedFuture(false);
            }
            if (connection == null) {
                connection = pool.acquire();
            }
            pending = connection
                    .thenCompose(open -> open.row(next++))
                    .thenApply(row -> {
                        current = row;
                        return row != null && closing == null;
                    })
                    .toCompletableFuture();
            return pending;
        }

        @Override
        public String current() {
            return current;
        }

        @Override
        public CompletionStage<Void> close(Outcome outcome, Throwable failure) {
            if (closing == null) {
                closing = new CompletableFuture<>();
                closing = pending.handle((more, failed) -> connection)
                        .thenCompose(open -> open == null ? pool.step(0) : open.thenCompose(Connection::release));
            }
            return closing;
        }
    }

    static AsyncIterable<String> byHand(Pool pool) {
        return () -> new ByHand(pool);
    }

    static AsyncIterable<String> comesBack(Pool pool) {
        return () -> new ByHand(pool) {
            @Override
            public CompletionStage<Boolean> advance() {
                next %= 4;
                return super.advance();
            }
        };
    }

    static AsyncIterable<String> closesTwice(Pool pool) {
        return () -> new ByHand(pool) {
            @Override
            public CompletionStage<Void> close(Outcome outcome, Throwable failure) {
                closing = null;
                return super.close(outcome, failure);
            }
        };
    }

    static AsyncIterable<String> opensEarly(Pool pool) {
        return () -> {
            ByHand iterator = new ByHand(pool);
            iterator.connection = pool.acquire();
            return iterator;
        };
    }

    static AsyncIterable<String> yieldsNull(Pool pool) {
        return () -> new ByHand(pool) {
            @Override
            public String current() {
                return next == 2 ? null : super.current();
            }
        };
    }

    /** Closing drops the advance that is pending. */
    static AsyncIterable<String> leavesAnAdvancePending(Pool pool) {
        return () -> new ByHand(pool) {
            @Override
            public CompletionStage<Boolean> advance() {
                CompletableFuture<Boolean> shown = new CompletableFuture<>();
                super.advance().thenAccept(more -> {
                    if (closing == null) {
                        shown.complete(more);
                    }
                });
                return closing == null ? shown : CompletableFuture.completedFuture(false);
            }
        };
    }
}
