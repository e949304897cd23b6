package golden;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import dev.forthwith.annotation.CheckReturnValue;
import dev.forthwith.annotation.ForthwithGenerated;
import dev.forthwith.generated.Call;
import dev.forthwith.generated.GeneratedContext;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous context manager of {@link Database}:
 * entered by {@link Database#open()},
 * exited by {@link Database#close(Database.Connection, Outcome)}.
 *
 * <p>Made by {@code of} and {@code from}. Immutable: it may be used many times, and from many threads at once;
 * each use makes an instance.
 */
@Generated("dev.forthwith.processor.ForthwithProcessor")
@ForthwithGenerated
@CheckReturnValue
@NullMarked
public final class AsyncDatabase implements AsyncContextManager<Database.Connection> {
    private final Call<? extends Database> factory;

    private AsyncDatabase(Call<? extends Database> factory) {
        this.factory = factory;
    }

    /**
     * Makes a context manager whose instances are made by
     * {@link Database#Database(Database.Driver, String)}.
     *
     * @param driver passed to the constructor
     * @param url passed to the constructor
     * @return the context manager
     */
    public static AsyncDatabase of(Database.Driver driver, String url) {
        return new AsyncDatabase(() -> new Database(driver, url));
    }

    /**
     * Makes a context manager whose instances are made by a function.
     *
     * @param factory makes an instance for each use
     * @return the context manager
     */
    public static AsyncDatabase from(Callable<? extends Database> factory) {
        Objects.requireNonNull(factory, "factory");
        return new AsyncDatabase(factory::call);
    }

    @Override
    public AsyncContext<Database.Connection> context() {
        return new Context(factory);
    }

    /**
     * One use of a {@link Database}.
     */
    private static final class Context
            extends GeneratedContext<Database, Database.Connection, Database.Connection> {
        Context(Call<? extends Database> factory) {
            super(factory);
        }

        @Override
        protected CompletionStage<? extends Database.Connection> enter(Database self) {
            return self.open();
        }

        @Override
        protected Database.Connection resource(Database self, Database.Connection arrived) {
            return arrived;
        }

        @Override
        protected CompletionStage<?> exit(Database self, Database.Connection resource,
                Outcome outcome, @Nullable Throwable failure) {
            return self.close(resource, outcome);
        }

        @Override
        public String enterName() {
            return "Database.open()";
        }

        @Override
        public String exitName() {
            return "Database.close()";
        }
    }
}
