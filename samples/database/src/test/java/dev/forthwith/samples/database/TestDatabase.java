package dev.forthwith.samples.database;

import static org.junit.jupiter.api.Assertions.fail;

import io.r2dbc.spi.ConnectionFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A database with two accounts, which a session of its own observes. */
abstract class TestDatabase implements AutoCloseable {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private Connection observer;

    abstract ConnectionFactory r2dbc();

    abstract DataSource jdbc();

    /** A query that does not end by itself. */
    abstract String endlessQuery();

    /** Counts the sessions but that of the observer. */
    abstract String sessions();

    /** Counts those of them that run the endless query. */
    abstract String endlessSessions();

    /** Ends the endless queries with a failure. */
    abstract String endEndlessQueries();

    TestDatabase prepare() throws SQLException {
        observer = jdbc().getConnection();
        execute("drop table if exists account");
        execute("create table account (owner varchar(40) primary key, balance bigint not null)");
        execute("insert into account values ('Ada', 100), ('Ben', 50)");
        return this;
    }

    Map<String, Long> balances() throws SQLException {
        Map<String, Long> balances = new TreeMap<>();
        try (Statement statement = observer.createStatement();
                ResultSet rows = statement.executeQuery("select owner, balance from account")) {
            while (rows.next()) {
                balances.put(rows.getString(1), rows.getLong(2));
            }
        }
        return balances;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = observer.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns when no session is left: the server notices a moment later than its client that a connection is closed. */
    void awaitNoSessions() throws SQLException {
        await("sessions are left open", sessions(), 0);
    }

    void awaitEndlessQuery() throws SQLException {
        await("the query is not running", endlessSessions(), 1);
    }

    private void await(String problem, String query, long expected) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (count(query) != expected) {
            if (System.nanoTime() > deadline) {
                fail(problem + ": " + count(query));
            }
        }
    }

    private long count(String query) throws SQLException {
        try (Statement statement = observer.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Ends what still runs, so that a test that failed does not hang. */
    @Override
    public void close() throws SQLException {
        try {
            execute(endEndlessQueries());
        } finally {
            observer.close();
        }
    }
}
