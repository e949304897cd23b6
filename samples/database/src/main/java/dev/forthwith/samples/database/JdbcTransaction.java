package dev.forthwith.samples.database;

import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A JDBC connection in a transaction, which is committed if its use ended well, and rolled back if it failed or was cancelled. */
@AsyncResource
@Blocking
class JdbcTransaction {
    private final DataSource database;

    JdbcTransaction(DataSource database) {
        this.database = database;
    }

    @Enter
    Connection begin() throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failure) {
            try (connection) {
                throw failure;
            }
        }
    }

    @Exit
    void end(Connection connection, Outcome outcome) throws SQLException {
        try (connection) {
            switch (outcome) {
                case COMPLETED, STOPPED -> connection.commit();
                case FAILED, CANCELLED -> connection.rollback();
            }
        }
    }
}
