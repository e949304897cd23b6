package golden;

import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.util.concurrent.CompletionStage;

/** A resource, as most are. */
@AsyncResource
public class Database {
    public interface Connection {
        CompletionStage<Void> close(boolean commit);
    }

    public interface Driver {
        CompletionStage<Connection> connect(String url);
    }

    private final Driver driver;
    private final String url;

    public Database(Driver driver, String url) {
        this.driver = driver;
        this.url = url;
    }

    @Enter
    CompletionStage<Connection> open() {
        return driver.connect(url);
    }

    @Exit
    CompletionStage<Void> close(Connection connection, Outcome outcome) {
        return connection.close(outcome == Outcome.COMPLETED);
    }
}
