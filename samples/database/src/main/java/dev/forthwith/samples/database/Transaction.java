package dev.forthwith.samples.database;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import io.r2dbc.spi.Connection;
import java.util.concurrent.CompletionStage;

/** A connection in a transaction, which is committed if its use ended well, and rolled back if it failed or was cancelled. */
@AsyncResource
class Transaction {
    private final AsyncContextManager<Connection> connections;

    Transaction(AsyncContextManager<Connection> connections) {
        this.connections = connections;
    }

    /** The stack closes the connection after the transaction has ended, or if it cannot begin. */
    @Enter
    CompletionStage<Connection> begin(AsyncExitStack stack) {
        return stack.enter(connections)
                .thenCompose(
                        connection -> Answer.end(connection.beginTransaction()).thenApply(begun -> connection));
    }

    @Exit
    CompletionStage<Void> end(Connection connection, Outcome outcome) {
        return switch (outcome) {
            case COMPLETED, STOPPED -> Answer.end(connection.commitTransaction());
            case FAILED, CANCELLED -> Answer.end(connection.rollbackTransaction());
        };
    }
}
