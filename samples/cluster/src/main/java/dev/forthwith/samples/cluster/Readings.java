package dev.forthwith.samples.cluster;

import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.Next;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What the sensor of a station reads, without end. Nothing in here knows of a cluster. */
@AsyncSource
class Readings {
    private static final Executor TICK = CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS);

    private final String station;
    private final Consumer<String> log;
    private int count;

    Readings(String station, Consumer<String> log) {
        this.station = station;
        this.log = log;
    }

    @Enter
    void open() {
        log.accept(station + ": sensor opened");
    }

    @Next
    CompletionStage<String> read() {
        return CompletableFuture.supplyAsync(() -> "reading " + ++count + " of " + station, TICK);
    }

    @Exit
    void close(Outcome outcome) {
        log.accept(station + ": sensor closed: " + outcome);
    }
}
