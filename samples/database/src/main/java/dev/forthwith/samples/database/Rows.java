package dev.forthwith.samples.database;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.ThrowingFunction;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.Next;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.concurrent.CompletionStage;

/**
 * The rows of a query. They are fetched a window at a time: so many are asked for, or lie here, before they are wanted.
 *
 * @param <T> what is made of a row
 */
@AsyncSource
class Rows<T> {
    private final AsyncContextManager<Connection> connections;
    private final String sql;
    private final ThrowingFunction<Readable, T> reader;
    private final int window;
    private Connection connection;
    private AsyncIterator<T> rows;

    Rows(AsyncContextManager<Connection> connections, String sql, ThrowingFunction<Readable, T> reader, int window) {
        this.connections = connections;
        this.sql = sql;
        this.reader = reader;
        this.window = window;
    }

    /** The stack ends the use of the connection after the last row, an early stop, a failure and a cancellation. */
    @Enter
    CompletionStage<Void> open(AsyncExitStack stack) {
        return stack.enter(connections).thenAccept(opened -> {
            connection = opened;
            rows = query().iterator();
        });
    }

    private AsyncIterable<T> query() {
        return Answer.all(connection.createStatement(sql).fetchSize(window).execute(), 1)
                .flatMap(result -> Answer.all(result.map(this::read), window));
    }

    private T read(Readable row) {
        try {
            return reader.apply(row);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("a row of '" + sql + "' cannot be read", failure);
        }
    }

    @Next
    CompletionStage<T> next() {
        return Statements.running(connection, rows.advance().thenApply(more -> more ? rows.current() : null));
    }

    /** What is on its way to a cancelled loop is stopped and read to its end, so that the connection is free for a rollback. */
    @Exit
    CompletionStage<Void> close(Outcome outcome, Throwable failure) {
        if (outcome != Outcome.CANCELLED) {
            return rows.close(outcome, failure);
        }
        AsyncTask<Long> rest =
                Statements.running(connection, AsyncIterable.borrow(rows).count());
        rest.cancel(true);
        return rest.handle((count, stopped) -> null).thenCompose(ended -> rows.close(outcome, failure));
    }
}
