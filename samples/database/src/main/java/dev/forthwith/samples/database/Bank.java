package dev.forthwith.samples.database;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.concurrent.CompletionStage;

/** Accounts, and transfers between them: each use of the database is a transaction. */
final class Bank {
    private final AsyncContextManager<Connection> transactions;

    Bank(ConnectionFactory database) {
        transactions = AsyncTransaction.of(AsyncOpenConnection.of(database));
    }

    AsyncTask<Long> create() {
        return transactions.with(connection -> Statements.update(
                connection, "create table account (owner varchar(40) primary key, balance bigint not null)"));
    }

    AsyncTask<Long> open(Account account) {
        return transactions.with(connection -> Statements.update(
                connection, "insert into account values ($1, $2)", account.owner(), account.balance()));
    }

    /** Moves an amount, wholly or not at all. */
    AsyncTask<Long> transfer(String from, String to, long amount) {
        return transactions.with(
                connection -> add(connection, from, -amount).thenCompose(withdrawn -> add(connection, to, amount)));
    }

    private static CompletionStage<Long> add(Connection connection, String owner, long amount) {
        return Statements.update(
                        connection,
                        "update account set balance = balance + $1 where owner = $2 and balance + $1 >= 0",
                        amount,
                        owner)
                .thenApply(changed -> {
                    if (changed == 0) {
                        throw new IllegalStateException(owner + " has no account, or too little in it");
                    }
                    return changed;
                });
    }

    AsyncIterable<Account> accounts(int window) {
        return AsyncRows.of(transactions, "select owner, balance from account order by owner", Account::read, window);
    }
}
