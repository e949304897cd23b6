package dev.forthwith.samples.database;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.concurrent.CompletionStage;

/** A connection to the database. One that arrives after its caller has cancelled is closed, too. */
@AsyncResource
class OpenConnection {
    private final ConnectionFactory database;

    OpenConnection(ConnectionFactory database) {
        this.database = database;
    }

    @Enter
    CompletionStage<Connection> connect() {
        return Answer.one(database.create());
    }

    @Exit
    CompletionStage<Void> close(Connection connection) {
        return Answer.end(connection.close());
    }
}
