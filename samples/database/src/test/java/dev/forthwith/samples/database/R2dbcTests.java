package dev.forthwith.samples.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.Cursor;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcBadGrammarException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** What holds of transactions and rows by R2DBC on every database: the outcome is looked up in the data, and no session is left. */
@Timeout(60)
abstract class R2dbcTests {
    static final Map<String, Long> UNTOUCHED = Map.of("Ada", 100L, "Ben", 50L);
    static final String WITHDRAW = "update account set balance = balance - 30 where owner = 'Ada'";
    static final String ALL = "select owner, balance from account order by owner";

    TestDatabase database;
    AsyncContextManager<Connection> transactions;
    Bank bank;

    abstract TestDatabase open() throws Exception;

    @BeforeEach
    void prepare() throws Exception {
        database = open().prepare();
        transactions = AsyncTransaction.of(AsyncOpenConnection.of(database.r2dbc()));
        bank = new Bank(database.r2dbc());
    }

    @AfterEach
    void nothingIsLeftOpen() throws Exception {
        try (TestDatabase closing = database) {
            closing.awaitNoSessions();
        }
    }

    @Test
    void aTransferIsCommitted() throws Exception {
        bank.transfer("Ada", "Ben", 30).await();
        assertEquals(Map.of("Ada", 70L, "Ben", 80L), database.balances());
    }

    @Test
    void aBodyThatFailsIsRolledBack() throws Exception {
        IllegalStateException failure = new IllegalStateException("no");
        AsyncTask<Long> task = transactions.with(
                connection -> Statements.update(connection, WITHDRAW).thenApply(changed -> {
                    throw failure;
                }));
        assertSame(failure, assertThrows(IllegalStateException.class, task::await));
        assertEquals(UNTOUCHED, database.balances());
    }

    @Test
    void aTransferThatFailsHalfWayIsRolledBack() throws Exception {
        AsyncTask<Long> task = bank.transfer("Ada", "nobody", 30);
        assertEquals(
                "nobody has no account, or too little in it",
                assertThrows(IllegalStateException.class, task::await).getMessage());
        assertEquals(UNTOUCHED, database.balances());
    }

    @Test
    void badSqlIsAClearErrorAndRolledBack() throws Exception {
        AsyncTask<Long> task = transactions.with(connection -> Statements.update(connection, WITHDRAW)
                .thenCompose(changed -> Statements.update(connection, "update acount set balance = 0")));
        R2dbcBadGrammarException failure = assertThrows(R2dbcBadGrammarException.class, task::await);
        assertMentions("acount", failure);
        assertEquals(UNTOUCHED, database.balances());
    }

    @Test
    void aQueryOfBadSqlIsAClearError() {
        AsyncTask<Long> task = AsyncRows.of(transactions, "select nonsense from account", Account::read, 100)
                .count();
        R2dbcBadGrammarException failure = assertThrows(R2dbcBadGrammarException.class, task::await);
        assertMentions("nonsense", failure);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 256})
    void rowsComeInOrderWhateverTheWindow(int window) throws Exception {
        assertEquals(
                List.of(new Account("Ada", 100), new Account("Ben", 50)),
                bank.accounts(window).toList().await());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 256})
    void anEarlyBreakLeavesNothingOpen(int window) throws Exception {
        assertFalse(numbers(100_000, window).forEachWhile(number -> number < 5).await());
    }

    @Test
    void anEarlyBreakOfAPlainLoopLeavesNothingOpen() {
        try (Cursor<Long> numbers = numbers(100_000, 32).open()) {
            for (long number : numbers) {
                if (number == 5) {
                    break;
                }
            }
        }
    }

    @Test
    void aConsumerThatFailsLeavesNothingOpen() {
        IllegalStateException failure = new IllegalStateException("no");
        AsyncTask<Void> task = numbers(100_000, 32).forEach(number -> {
            throw failure;
        });
        assertSame(failure, assertThrows(IllegalStateException.class, task::await));
    }

    @Test
    void aRowThatCannotBeReadIsTheFailure() {
        AsyncTask<Long> task = AsyncRows.of(transactions, ALL, row -> row.get("no such column"), 32)
                .count();
        RuntimeException failure = assertThrows(RuntimeException.class, task::await);
        assertMentions("no such column", failure);
    }

    @Test
    void whatRowsChangeIsCommittedAfterAnEarlyBreakAndRolledBackAfterAFailure() throws Exception {
        AsyncIterable<Long> changing = AsyncIterable.using(
                transactions,
                connection -> AsyncRows.of(AsyncContextManager.value(connection), ALL, Account::read, 100)
                        .mapAwait(account -> Statements.update(
                                connection, "update account set balance = 0 where owner = $1", account.owner())));
        AsyncTask<Void> failing = changing.forEach(changed -> {
            throw new IllegalStateException("no");
        });
        assertThrows(IllegalStateException.class, failing::await);
        assertEquals(UNTOUCHED, database.balances());
        assertFalse(changing.forEachWhile(changed -> false).await());
        assertEquals(Map.of("Ada", 0L, "Ben", 50L), database.balances());
    }

    @Test
    void aCancelWhileAStatementRunsIsRolledBack() throws Exception {
        cancelWhileTheQueryRuns(() -> transactions.with(connection -> Statements.update(connection, WITHDRAW)
                .thenCompose(changed -> Statements.update(connection, database.endlessQuery()))));
    }

    @Test
    void aCancelWhileARowIsAwaitedIsRolledBack() throws Exception {
        cancelWhileTheQueryRuns(() -> transactions.with(connection -> Statements.update(connection, WITHDRAW)
                .thenCompose(changed -> AsyncRows.of(
                                AsyncContextManager.value(connection), database.endlessQuery(), row -> 1, 32)
                        .count())));
    }

    /** Begins on a thread of its own: a driver may run the query on the thread that asks for it. */
    private void cancelWhileTheQueryRuns(Supplier<AsyncTask<Long>> operation) throws Exception {
        CompletableFuture<Void> start = new CompletableFuture<>();
        AsyncTask<Long> task = AsyncTask.from(start).thenCompose(started -> operation.get());
        Thread thread = new Thread(() -> start.complete(null));
        thread.start();
        database.awaitEndlessQuery();
        assertTrue(task.cancel(true));
        if (!stopsRunningStatements()) {
            assertFalse(task.isDone());
            database.execute(database.endEndlessQueries());
        }
        assertThrows(CancellationException.class, task::await);
        thread.join();
        assertEquals(UNTOUCHED, database.balances());
    }

    /** Whether the driver lets somebody else stop a statement; if not, a cancel waits for its end. */
    abstract boolean stopsRunningStatements();

    @Test
    void aConnectionThatComesAfterTheCancelIsClosed() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        AtomicBoolean used = new AtomicBoolean();
        AsyncTask<Void> task =
                AsyncTransaction.of(AsyncOpenConnection.of(behind(gate))).run(connection -> used.set(true));
        assertTrue(task.cancel(true));
        assertFalse(task.isDone());
        gate.complete(null);
        assertThrows(CancellationException.class, task::await);
        assertFalse(used.get());
    }

    private ConnectionFactory behind(CompletableFuture<Void> gate) {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return Mono.fromFuture(gate, true)
                        .then(Mono.from(database.r2dbc().create()));
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return database.r2dbc().getMetadata();
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 256})
    void aWindowSavesRequests(int window) throws Exception {
        int rows = 1_000;
        CountedRequests counted = new CountedRequests(database.r2dbc());
        AsyncContextManager<Connection> watched = AsyncTransaction.of(AsyncOpenConnection.of(counted));
        long[] read = {0};
        numbers(watched, rows, window)
                .forEach(number -> {
                    read[0]++;
                    long asked =
                            counted.requests.stream().mapToLong(Long::longValue).sum();
                    assertTrue(asked <= read[0] + window, () -> asked + " asked for at row " + number);
                })
                .await();
        assertEquals(rows, read[0]);
        // It asks for a window first, and then whenever three quarters of one are used up. A driver may send an empty
        // result, too.
        int expected = 1 + rows / (window - window / 4);
        int asked = counted.requests.size();
        assertTrue(Math.abs(asked - expected) <= 1, asked + " requests, not " + expected);
    }

    AsyncIterable<Long> numbers(int count, int window) {
        return numbers(transactions, count, window);
    }

    /** The numbers from 1. */
    private AsyncIterable<Long> numbers(AsyncContextManager<Connection> connections, int count, int window) {
        return AsyncRows.of(connections, numbersQuery(count), row -> row.get(0, Long.class), window);
    }

    abstract String numbersQuery(int count);

    static void assertMentions(String word, Throwable failure) {
        assertTrue(failure.getMessage().toLowerCase(Locale.ROOT).contains(word), failure.getMessage());
    }
}
