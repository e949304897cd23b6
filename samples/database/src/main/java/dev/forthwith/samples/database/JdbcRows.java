package dev.forthwith.samples.database;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.NextPage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.postgresql.PGConnection;

/**
 * The rows of a query by plain JDBC, a page at a time, on threads that may block.
 *
 * <p>A cancellation cancels the statement and interrupts nobody: an interrupt closes the socket under a driver that runs on a virtual thread,
 * and is not noticed by a driver that runs on another.
 *
 * @param <T> what is made of a row
 */
@AsyncSource
@Blocking
class JdbcRows<T> {
    private final AsyncContextManager<Connection> connections;
    private final String sql;
    private final RowReader<T> reader;
    private final int pageSize;
    private volatile Connection connection;
    private volatile PreparedStatement statement;
    private ResultSet rows;

    JdbcRows(AsyncContextManager<Connection> connections, String sql, RowReader<T> reader, int pageSize) {
        this.connections = connections;
        this.sql = sql;
        this.reader = reader;
        this.pageSize = pageSize;
    }

    @Enter
    CompletionStage<Void> open(AsyncExitStack stack) {
        return stack.enter(connections).thenAccept(opened -> connection = opened);
    }

    /** The next rows; null, the end, if there are none. */
    @NextPage
    AsyncTask<List<T>> fetch() {
        return Stoppable.of(AsyncTask.blocking(this::page), () -> AsyncTask.blocking(this::cancel));
    }

    private List<T> page() throws SQLException {
        if (rows == null) {
            statement = connection.prepareStatement(sql);
            statement.setFetchSize(pageSize);
            rows = statement.executeQuery();
        }
        List<T> page = new ArrayList<>(pageSize);
        while (page.size() < pageSize && rows.next()) {
            page.add(reader.read(rows));
        }
        return page.isEmpty() ? null : page;
    }

    private Void cancel() throws SQLException {
        Connection running = connection;
        if (running != null && running.isWrapperFor(PGConnection.class)) {
            // Its Statement.cancel() works once: the server ignores one that overtakes the query, and the driver sends
            // no other.
            running.unwrap(PGConnection.class).cancelQuery();
        } else if (statement != null) {
            statement.cancel();
        }
        return null;
    }

    @Exit
    void close() throws SQLException {
        if (statement != null) {
            statement.close();
        }
    }
}
