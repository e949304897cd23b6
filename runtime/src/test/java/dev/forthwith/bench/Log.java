package dev.forthwith.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the library writes to its log until this is closed; nothing of it is printed. */
public final class Log implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.forthwith");
    private final Level level = logger.getLevel();
    private final List<LogRecord> records = Collections.synchronizedList(new ArrayList<>());

    private Log() {}

    public static Log begin() {
        Log log = new Log();
        Filter keep = record -> {
            log.records.add(record);
            return false;
        };
        log.logger.setFilter(keep);
        log.logger.setLevel(Level.ALL);
        return log;
    }

    /** The messages until now. */
    public List<String> messages() {
        return List.copyOf(records).stream()
                .map(record -> new SimpleFormatter().formatMessage(record))
                .toList();
    }

    @Override
    public void close() {
        logger.setFilter(null);
        logger.setLevel(level);
    }
}
