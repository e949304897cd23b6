package dev.forthwith.samples.database;

import dev.forthwith.AsyncTask;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Statements on a connection. */
final class Statements {
    private Statements() {}

    /** A statement whose parameters {@code $1}, {@code $2}, … are the arguments. */
    static Statement prepare(Connection connection, String sql, Object... arguments) {
        Statement statement = connection.createStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.bind(i, arguments[i]);
        }
        return statement;
    }

    /** Runs a statement; the result is how many rows it changed. */
    static AsyncTask<Long> update(Connection connection, String sql, Object... arguments) {
        AsyncTask<Long> changed = Answer.all(prepare(connection, sql, arguments).execute(), 1)
                .flatMap(result -> Answer.<Long>all(result.getRowsUpdated(), 1))
                .fold(0L, Long::sum);
        return running(connection, changed);
    }

    /** Work of the connection that, when it is cancelled, is stopped on the server, and not merely forgotten by the driver. */
    static <T> AsyncTask<T> running(Connection connection, CompletionStage<T> work) {
        return Stoppable.of(work, () -> stop(connection));
    }

    /** R2DBC has no word for it, its drivers have. H2 needs none: it runs a statement on the thread of the caller. */
    private static CompletionStage<?> stop(Connection connection) {
        return connection instanceof PostgresqlConnection server
                ? Answer.end(server.cancelRequest())
                : CompletableFuture.completedFuture(null);
    }
}
