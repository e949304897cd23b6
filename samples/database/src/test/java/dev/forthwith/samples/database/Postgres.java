package dev.forthwith.samples.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one server for all tests that ask for it, and stops it after the last of them. */
final class Postgres implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Postgres.class);

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (PostgresServer.programs().isEmpty()) {
            String reason = context.getDisplayName() + " does not run: PostgreSQL is not installed, there is no initdb"
                    + " on the path or below /usr/lib/postgresql (apt-get install postgresql)";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgresServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(PostgresServer.class, type -> start(), PostgresServer.class);
    }

    private static PostgresServer start() {
        try {
            Optional<Path> programs = PostgresServer.programs();
            return PostgresServer.start(programs.orElseThrow());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
