package dev.forthwith.samples.database;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database of its own in this process, which is gone with its last session. */
final class H2Database extends TestDatabase {
    private final String name = UUID.randomUUID().toString();

    @Override
    ConnectionFactory r2dbc() {
        return ConnectionFactories.get("r2dbc:h2:mem:///" + name);
    }

    @Override
    DataSource jdbc() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + name);
        return source;
    }

    @Override
    String endlessQuery() {
        return "select max(x * 2) from system_range(1, 1000000000000)";
    }

    @Override
    String sessions() {
        return "select count(*) from information_schema.sessions where session_id <> session_id()";
    }

    @Override
    String endlessSessions() {
        return sessions() + " and executing_statement like '%system_range%'";
    }

    @Override
    String endEndlessQueries() {
        return "select cancel_session(session_id) from information_schema.sessions where session_id <> session_id()";
    }
}
