package dev.forthwith.samples.database;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of a real server. */
final class PostgresDatabase extends TestDatabase {
    private final int port;

    PostgresDatabase(int port) {
        this.port = port;
    }

    @Override
    ConnectionFactory r2dbc() {
        return r2dbc(port);
    }

    static ConnectionFactory r2dbc(int port) {
        return ConnectionFactories.get(
                "r2dbc:postgresql://" + PostgresServer.USER + "@127.0.0.1:" + port + "/postgres");
    }

    @Override
    DataSource jdbc() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setUser(PostgresServer.USER);
        source.setDatabaseName("postgres");
        return source;
    }

    @Override
    String endlessQuery() {
        return "select pg_sleep(3600)";
    }

    @Override
    String sessions() {
        return "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
    }

    @Override
    String endlessSessions() {
        return sessions() + " and state = 'active' and wait_event = 'PgSleep'";
    }

    @Override
    String endEndlessQueries() {
        return "select pg_cancel_backend(pid) from pg_stat_activity"
                + " where backend_type = 'client backend' and pid <> pg_backend_pid()";
    }
}
