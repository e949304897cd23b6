package dev.forthwith.samples.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.Cursor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of transactions and rows by plain JDBC on every database. */
@Timeout(60)
abstract class JdbcTests {
    private static final Map<String, Long> UNTOUCHED = R2dbcTests.UNTOUCHED;

    private TestDatabase database;
    private AsyncContextManager<Connection> transactions;

    abstract TestDatabase open() throws Exception;

    @BeforeEach
    void prepare() throws Exception {
        database = open().prepare();
        transactions = AsyncJdbcTransaction.of(database.jdbc());
    }

    @AfterEach
    void nothingIsLeftOpen() throws Exception {
        try (TestDatabase closing = database) {
            closing.awaitNoSessions();
        }
    }

    @Test
    void aBodyThatEndsWellIsCommitted() throws Exception {
        assertEquals(1, transactions.<Integer>withBlocking(JdbcTests::withdraw));
        assertEquals(Map.of("Ada", 70L, "Ben", 50L), database.balances());
    }

    @Test
    void aBodyThatFailsIsRolledBack() throws Exception {
        IllegalStateException failure = new IllegalStateException("no");
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> transactions.withBlocking(connection -> {
                            withdraw(connection);
                            throw failure;
                        })));
        assertEquals(UNTOUCHED, database.balances());
    }

    @Test
    void badSqlIsAClearErrorAndRolledBack() throws Exception {
        CompletionException failure = assertThrows(
                CompletionException.class,
                () -> transactions.withBlocking(connection -> {
                    withdraw(connection);
                    return update(connection, "update acount set balance = 0");
                }));
        assertInstanceOf(SQLException.class, failure.getCause());
        R2dbcTests.assertMentions("acount", failure);
        assertEquals(UNTOUCHED, database.balances());
    }

    @Test
    void aQueryOfBadSqlIsAClearError() {
        AsyncTask<Long> task = AsyncJdbcRows.of(transactions, "select nonsense from account", row -> 1, 10)
                .count();
        CompletionException failure = assertThrows(CompletionException.class, task::await);
        R2dbcTests.assertMentions("nonsense", failure);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void rowsComeInOrderWhateverThePage(int pageSize) throws Exception {
        AsyncIterable<String> owners =
                AsyncJdbcRows.of(transactions, R2dbcTests.ALL, row -> row.getString(1), pageSize);
        assertEquals(List.of("Ada", "Ben"), owners.toList().await());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void anEarlyBreakLeavesNothingOpen(int pageSize) throws Exception {
        assertFalse(numbers(pageSize).forEachWhile(number -> number < 5).await());
        try (Cursor<Long> numbers = numbers(pageSize).open()) {
            assertEquals(1L, numbers.iterator().next());
        }
    }

    @Test
    void aConsumerThatFailsLeavesNothingOpen() {
        IllegalStateException failure = new IllegalStateException("no");
        AsyncTask<Void> task = numbers(100).forEach(number -> {
            throw failure;
        });
        assertSame(failure, assertThrows(IllegalStateException.class, task::await));
    }

    @Test
    void aCancelWhileAStatementRunsIsRolledBack() throws Exception {
        AsyncTask<Long> task = withdrawAndRunEndlessly(new CountDownLatch(1));
        database.awaitEndlessQuery();
        assertTrue(task.cancel(true));
        assertThrows(CancellationException.class, task::await);
        assertEquals(UNTOUCHED, database.balances());
    }

    @Test
    void aCancelTogetherWithTheStartOfAStatementIsNotLost() throws Exception {
        for (int i = 0; i < 20; i++) {
            CountDownLatch withdrawn = new CountDownLatch(1);
            AsyncTask<Long> task = withdrawAndRunEndlessly(withdrawn);
            withdrawn.await();
            assertTrue(task.cancel(true));
            assertThrows(CancellationException.class, task::await);
        }
        assertEquals(UNTOUCHED, database.balances());
    }

    private AsyncTask<Long> withdrawAndRunEndlessly(CountDownLatch withdrawn) {
        return AsyncIterable.using(transactions, connection -> {
                    withdraw(connection);
                    withdrawn.countDown();
                    return AsyncJdbcRows.of(
                            AsyncContextManager.value(connection), database.endlessQuery(), row -> 1, 10);
                })
                .count();
    }

    /** The thread of the loop is interrupted; those that talk to the database are not. */
    @Test
    void anInterruptOfAPlainLoopWhileAStatementRunsIsRolledBack() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try (Cursor<Integer> rows = AsyncJdbcRows.of(transactions, database.endlessQuery(), row -> 1, 10)
                    .open()) {
                thrown.complete(new AssertionError("a row: " + rows.iterator().next()));
            } catch (Throwable failure) {
                thrown.complete(failure);
            }
        });
        thread.start();
        database.awaitEndlessQuery();
        thread.interrupt();
        assertInstanceOf(CancellationException.class, thrown.join());
        thread.join();
    }

    @Test
    void aConnectionThatComesAfterTheCancelIsClosed() throws Exception {
        CountDownLatch connecting = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicBoolean used = new AtomicBoolean();
        AsyncContextManager<Connection> late = AsyncJdbcTransaction.from(() -> new JdbcTransaction(database.jdbc()) {
            @Override
            Connection begin() throws SQLException {
                connecting.countDown();
                try {
                    gate.await();
                } catch (InterruptedException interrupted) {
                    throw new SQLException(interrupted);
                }
                return super.begin();
            }
        });
        AsyncTask<Void> task = late.run(connection -> used.set(true));
        connecting.await();
        assertTrue(task.cancel(true));
        assertFalse(task.isDone());
        gate.countDown();
        assertThrows(CancellationException.class, task::await);
        assertFalse(used.get());
    }

    /** On a virtual thread where the JDK has them, else on a daemon thread; never on that of the caller. */
    @Test
    void rowsAreReadOnAThreadThatMayBlock() throws Exception {
        boolean virtual = Runtime.version().feature() >= 21;
        AsyncIterable<Boolean> rows = AsyncJdbcRows.of(
                transactions,
                R2dbcTests.ALL,
                row -> virtual
                        ? isVirtual(Thread.currentThread())
                        : Thread.currentThread().isDaemon(),
                10);
        assertTrue(rows.allMatch(right -> right).await());
    }

    private static boolean isVirtual(Thread thread) {
        try {
            return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
        } catch (ReflectiveOperationException olderThan21) {
            return false;
        }
    }

    private AsyncIterable<Long> numbers(int pageSize) {
        return AsyncJdbcRows.of(transactions, numbersQuery(100_000), row -> row.getLong(1), pageSize);
    }

    abstract String numbersQuery(int count);

    private static int withdraw(Connection connection) throws SQLException {
        return update(connection, R2dbcTests.WITHDRAW);
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }
}
