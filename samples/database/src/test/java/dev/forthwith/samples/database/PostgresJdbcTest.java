package dev.forthwith.samples.database;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class PostgresJdbcTest extends JdbcTests {
    private final int port;

    PostgresJdbcTest(PostgresServer server) {
        port = server.port();
    }

    @Override
    TestDatabase open() {
        return new PostgresDatabase(port);
    }

    @Override
    String numbersQuery(int count) {
        return "select generate_series(1, " + count + ")";
    }
}
