package dev.forthwith.samples.database;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.testkit.ForthwithExtension;
import dev.forthwith.testkit.ResourceConformance;
import dev.forthwith.testkit.ScriptedResource;
import dev.forthwith.testkit.SourceConformance;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The classes of this sample keep the rules: whatever happens to a use or a loop, no connection is left open when its end is seen. */
@Timeout(120)
@ExtendWith(ForthwithExtension.class)
final class ConformanceTest {
    private static final String NUMBERS = "select x from system_range(1, 3)";

    private final TestDatabase database = new H2Database();

    @BeforeEach
    void prepare() throws Exception {
        database.prepare();
    }

    @AfterEach
    void nothingIsLeftOpen() throws SQLException {
        try (database) {
            database.awaitNoSessions();
        }
    }

    private ScriptedResource<io.r2dbc.spi.Connection> r2dbc() {
        return ScriptedResource.watching("connection", AsyncOpenConnection.of(database.r2dbc()));
    }

    private ScriptedResource<java.sql.Connection> jdbc() {
        return ScriptedResource.watching("connection", AsyncContextManager.closing(database.jdbc()::getConnection));
    }

    @TestFactory
    Stream<DynamicTest> transactionByR2dbc() {
        return ResourceConformance.of(this::r2dbc, AsyncTransaction::of, ScriptedResource::openCount)
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> rowsByR2dbc() {
        return SourceConformance.of(
                        this::r2dbc,
                        connections -> AsyncRows.of(connections, NUMBERS, row -> row.get(0, Long.class), 2),
                        ScriptedResource::openCount)
                .yields(1L, 2L, 3L)
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> transactionByJdbc() {
        return ResourceConformance.of(() -> AsyncJdbcTransaction.of(database.jdbc()), ConformanceTest::isOpen)
                .tests();
    }

    private static boolean isOpen(java.sql.Connection connection) {
        try {
            return !connection.isClosed();
        } catch (SQLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @TestFactory
    Stream<DynamicTest> rowsByJdbc() {
        return SourceConformance.of(
                        this::jdbc,
                        connections -> AsyncJdbcRows.of(connections, NUMBERS, row -> row.getLong(1), 2),
                        ScriptedResource::openCount)
                .yields(1L, 2L, 3L)
                .tests();
    }
}
