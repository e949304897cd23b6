package dev.forthwith.samples.database;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.Cursor;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A bank on a database: transactions and rows, by R2DBC and by plain JDBC. */
public final class DatabaseSample {
    private final PrintStream out;

    DatabaseSample(PrintStream out) {
        this.out = out;
    }

    /** Runs everything on a database in memory and prints what happens. */
    public static void main(String[] args) throws InterruptedException {
        JdbcDataSource jdbc = new JdbcDataSource();
        jdbc.setUrl("jdbc:h2:mem:bank;DB_CLOSE_DELAY=-1");
        new DatabaseSample(System.out)
                .run(ConnectionFactories.get("r2dbc:h2:mem:///bank?options=DB_CLOSE_DELAY=-1"), jdbc);
    }

    void run(ConnectionFactory r2dbc, DataSource jdbc) throws InterruptedException {
        Bank bank = new Bank(r2dbc);
        bank.create().await();
        bank.open(new Account("Ada", 100)).await();
        bank.open(new Account("Ben", 50)).await();

        out.println("--- a transfer is committed");
        bank.transfer("Ada", "Ben", 30).await();
        print(bank);

        out.println("--- a transfer that fails half way is rolled back");
        try {
            bank.transfer("Ada", "nobody", 30).await();
        } catch (IllegalStateException failure) {
            out.println("Failed: " + failure.getMessage());
        }
        print(bank);

        out.println("--- the first who has 70, with a break");
        boolean exhausted = bank.accounts(1)
                .forEachWhile(account -> {
                    out.println(account);
                    return account.balance() < 70;
                })
                .await();
        out.println(exhausted ? "All were read" : "Stopped early");

        out.println("--- by plain JDBC, as blocking code");
        AsyncContextManager<Connection> transactions = AsyncJdbcTransaction.of(jdbc);
        transactions.withBlocking(connection -> {
            try (PreparedStatement update = connection.prepareStatement("update account set balance = balance + 1")) {
                return update.executeUpdate();
            }
        });
        try (Cursor<String> owners = AsyncJdbcRows.of(
                        transactions,
                        "select owner, balance from account order by owner",
                        row -> row.getString(1) + " has " + row.getLong(2),
                        100)
                .open()) {
            for (String owner : owners) {
                out.println(owner);
            }
        }
    }

    private void print(Bank bank) throws InterruptedException {
        bank.accounts(100).forEach(out::println).await();
    }
}
