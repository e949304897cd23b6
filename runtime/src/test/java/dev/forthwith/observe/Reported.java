package dev.forthwith.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The leaks that are reported until this is closed. */
final class Reported implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("dev.forthwith");

    private final Level level = LOGGER.getLevel();
    private final BlockingQueue<LogRecord> arriving = new LinkedBlockingQueue<>();
    private final List<LogRecord> records = new ArrayList<>();

    static Reported begin() {
        Reported reported = new Reported();
        LOGGER.setLevel(Level.ALL);
        LOGGER.setFilter(record -> !record.getMessage().startsWith("leaked: ") || reported.keep(record));
        return reported;
    }

    static void awaitOnce(String part) {
        try (Reported reported = begin()) {
            reported.await(records ->
                    records.stream().anyMatch(record -> record.getMessage().contains(part)));
        }
    }

    private boolean keep(LogRecord record) {
        arriving.add(record);
        return false;
    }

    /** Collects garbage until what was reported is enough; only a hang takes long. */
    List<LogRecord> await(Predicate<List<LogRecord>> enough) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        try {
            while (!enough.test(records)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("only " + records.size() + " leaks were reported");
                }
                System.gc();
                LogRecord next = arriving.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    records.add(next);
                    arriving.drainTo(records);
                }
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return List.copyOf(records);
    }

    @Override
    public void close() {
        LOGGER.setFilter(null);
        LOGGER.setLevel(level);
    }
}
