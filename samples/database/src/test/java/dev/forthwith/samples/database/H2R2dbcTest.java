package dev.forthwith.samples.database;

final class H2R2dbcTest extends R2dbcTests {
    @Override
    TestDatabase open() {
        return new H2Database();
    }

    @Override
    boolean stopsRunningStatements() {
        return false;
    }

    @Override
    String numbersQuery(int count) {
        return "select x from system_range(1, " + count + ")";
    }
}
