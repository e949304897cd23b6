package dev.forthwith.samples.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class PostgresR2dbcTest extends R2dbcTests {
    private final int port;

    PostgresR2dbcTest(PostgresServer server) {
        port = server.port();
    }

    @Override
    TestDatabase open() {
        return new PostgresDatabase(port);
    }

    @Override
    boolean stopsRunningStatements() {
        return true;
    }

    @Override
    String numbersQuery(int count) {
        return "select generate_series(1::bigint, " + count + ")";
    }

    @Test
    void aCommitThatFailsIsTheFailureAndRolledBack() throws Exception {
        database.execute("drop table if exists card");
        database.execute("create table card (owner varchar(40) references account deferrable initially deferred)");
        AsyncTask<Long> task = transactions.with(connection -> Statements.update(connection, WITHDRAW)
                .thenCompose(changed -> Statements.update(connection, "insert into card values ('nobody')")));
        assertThrows(R2dbcDataIntegrityViolationException.class, task::await);
        database.execute("drop table card");
        assertEquals(UNTOUCHED, database.balances());
    }

    /** The rows of the second window take for ever; the consumer is still busy with the first row of the first. */
    @Test
    void aCancelOfABusyConsumerStopsTheRowsThatAreOnTheirWay() throws Exception {
        String sql = "select n, case when n > 4 then pg_sleep(3600) end from generate_series(1, 8) as n";
        AsyncTask<Void> task = AsyncRows.of(transactions, sql, row -> row.get(0, Integer.class), 4)
                .forEachAwait(number -> new CompletableFuture<>());
        database.awaitEndlessQuery();
        assertTrue(task.cancel(true));
        assertThrows(CancellationException.class, task::await);
    }

    @Test
    void aCancelTogetherWithTheStartOfAStatementIsNotLost() throws Exception {
        for (int i = 0; i < 50; i++) {
            CountDownLatch sent = new CountDownLatch(1);
            AsyncTask<Long> task = transactions.with(connection -> {
                AsyncTask<Long> endless = Statements.update(connection, database.endlessQuery());
                sent.countDown();
                return endless;
            });
            sent.await();
            assertTrue(task.cancel(true));
            assertThrows(CancellationException.class, task::await);
        }
    }

    @Test
    void aStatementWithATimeLimitIsStoppedAndRolledBack() throws Exception {
        AsyncTask<Long> task = transactions.with(connection -> Statements.update(connection, WITHDRAW)
                .thenCompose(changed -> AsyncTask.from(
                        AsyncRows.of(AsyncContextManager.value(connection), database.endlessQuery(), row -> 1, 1)
                                .timeout(Duration.ofMillis(100))
                                .count())));
        Throwable failure = assertThrows(CompletionException.class, task::await);
        assertTrue(failure.getCause() instanceof TimeoutException, failure::toString);
        assertEquals(UNTOUCHED, database.balances());
    }

    @Test
    void aSessionThatTheServerEndsIsAFailure() throws Exception {
        AsyncTask<Long> task = transactions.with(connection -> Statements.update(connection, WITHDRAW)
                .thenCompose(changed -> Statements.update(connection, database.endlessQuery())));
        database.awaitEndlessQuery();
        database.execute(database.endEndlessQueries().replace("pg_cancel_backend", "pg_terminate_backend"));
        assertThrows(R2dbcException.class, task::await);
        assertEquals(UNTOUCHED, database.balances());
    }

    @Test
    void aServerThatIsNotThereIsAClearError() throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        AsyncTask<Object> task =
                AsyncOpenConnection.of(PostgresDatabase.r2dbc(unused)).with(connection -> new CompletableFuture<>());
        R2dbcNonTransientResourceException failure =
                assertThrows(R2dbcNonTransientResourceException.class, task::await);
        assertTrue(failure.getMessage().contains(Integer.toString(unused)), failure.getMessage());
    }

    /** It accepts, and says nothing. */
    @Test
    void aServerThatDoesNotAnswerIsGivenUpAtALimit() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            AsyncContextManager<Connection> connections =
                    AsyncOpenConnection.of(PostgresDatabase.r2dbc(silent.getLocalPort()));
            AsyncTask<Object> limited =
                    connections.enterTimeout(Duration.ofMillis(100)).with(connection -> new CompletableFuture<>());
            Throwable failure = assertThrows(CompletionException.class, limited::await);
            assertTrue(failure.getCause() instanceof TimeoutException, failure::toString);
            silent.accept().close();

            AsyncTask<Object> cancelled = connections.with(connection -> new CompletableFuture<>());
            Socket accepted = silent.accept();
            assertTrue(cancelled.cancel(true));
            assertFalse(cancelled.isDone());
            accepted.close();
            assertThrows(CancellationException.class, cancelled::await);
        }
    }

    @Test
    void moneyIsNeitherMadeNorLostByTransfersThatAreCancelledAtRandom() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            List<AsyncTask<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                boolean there = random.nextBoolean();
                tasks.add(bank.transfer(there ? "Ada" : "Ben", there ? "Ben" : "Ada", 1));
            }
            for (AsyncTask<Long> task : tasks) {
                if (random.nextInt(3) == 0) {
                    tasks.get(random.nextInt(tasks.size())).cancel(true);
                }
                task.handle((changed, failure) -> null).await();
            }
        }
        Map<String, Long> balances = database.balances();
        assertEquals(150L, balances.get("Ada") + balances.get("Ben"));
    }
}
