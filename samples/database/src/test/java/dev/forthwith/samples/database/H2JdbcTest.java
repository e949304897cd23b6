package dev.forthwith.samples.database;

final class H2JdbcTest extends JdbcTests {
    @Override
    TestDatabase open() {
        return new H2Database();
    }

    @Override
    String numbersQuery(int count) {
        return "select x from system_range(1, " + count + ")";
    }
}
