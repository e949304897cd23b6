package dev.forthwith.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncTask;
import java.time.Duration;
import java.util.List;

/** A clock that stands still and the log, for what a cancelled task that waits for ten seconds says. */
public final class Patience implements AutoCloseable {
    private static final Duration ALMOST = Duration.ofMillis(9_999);
    private static final Duration REST = Duration.ofMillis(1);

    private final ManualClock clock = ManualClock.begin();
    private final Log log = Log.begin();

    /** Cancels, lets ten seconds pass, and then lets go of what the task waits for. Each name is of a message of its own. */
    public void assertNames(List<String> names, AsyncTask<?> task, Runnable letGo) {
        task.cancel(false);
        clock.pass(ALMOST);
        assertEquals(List.of(), messages());
        clock.pass(REST);
        assertSaid(names);
        task.cancel(false);
        clock.pass(ALMOST.multipliedBy(5));
        assertSaid(names);
        letGo.run();
        Ends.failure(task);
    }

    private void assertSaid(List<String> names) {
        List<String> said = messages();
        assertEquals(names.size(), said.size(), said::toString);
        for (String name : names) {
            assertTrue(
                    said.stream()
                            .anyMatch(message ->
                                    message.startsWith("a cancelled task has waited for ten seconds for " + name)),
                    () -> said + " does not name " + name);
        }
    }

    /** Time passes, but not enough. */
    public void almostPasses() {
        clock.pass(ALMOST);
    }

    /** How many alarms are set. */
    public int alarms() {
        return clock.alarms();
    }

    public List<String> messages() {
        return log.messages();
    }

    @Override
    public void close() {
        log.close();
        clock.close();
    }
}
