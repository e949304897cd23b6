package dev.forthwith.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One case: its time, virtual or real, what is open in it, what happened, and the first law that was broken. In real time, stages end on threads
 * that nobody here controls: then it waits, with a bound that only a hang reaches.
 */
final class World {
    /** How long a body lasts in virtual time. */
    private static final Duration BODY = Duration.ofMinutes(1);

    /** How long one lasts that was cancelled: no longer than that nobody complains. */
    private static final Duration CANCELLED_BODY = Duration.ofSeconds(9);

    private static final int STEPS = 100_000;

    /** Ends a case; the law that was broken is noted. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stop() {
            super("a law is broken", null, false, false);
        }
    }

    /** A law that was broken, and what was found instead. */
    record Breach(Law law, String found, @Nullable Throwable cause) {}

    private final @Nullable VirtualTime time;
    private final Duration patience;
    private final Duration linger;
    private final IntSupplier probe;
    private final int before;
    private final List<String> trace = new ArrayList<>();
    private final AtomicReference<@Nullable Breach> breach = new AtomicReference<>();
    private volatile int seen;
    private volatile boolean sawOpen;
    private int steps;

    World(@Nullable VirtualTime time, Duration patience, Duration linger, IntSupplier probe) {
        this.time = time;
        this.patience = patience;
        this.linger = linger;
        this.probe = probe;
        this.before = probe.getAsInt();
        this.seen = before;
    }

    // ---------------------------------------------------------------------------------------------- what happened

    void say(String line) {
        String where =
                time == null ? "[" + Thread.currentThread().getName() + "]" : padded(millis(time.nanos()) + " ms");
        synchronized (trace) {
            trace.add(where + "  " + line);
        }
    }

    private static String padded(String moment) {
        return " ".repeat(Math.max(0, 8 - moment.length())) + moment;
    }

    static String millis(long nanos) {
        return BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString();
    }

    List<String> trace() {
        synchronized (trace) {
            return List.copyOf(trace);
        }
    }

    @Nullable
    Breach breach() {
        return breach.get();
    }

    /** Notes that a law is broken unless this holds; the case goes on to its next wait. */
    void require(boolean holds, Law law, String found) {
        if (!holds) {
            note(new Breach(law, found, null));
        }
    }

    private void note(Breach found) {
        if (breach.compareAndSet(null, found)) {
            say("BROKEN: " + found.law().text() + "; " + found.found());
        }
    }

    Stop broken(Law law, String found) {
        note(new Breach(law, found, null));
        return new Stop();
    }

    /** Something ended as it should not have. */
    Stop broken(Law law, String what, Ended ended) {
        note(new Breach(law, what + " ended " + ended, ended.failure()));
        return new Stop();
    }

    /** Ends the case if a law was broken, on whatever thread. */
    void check() {
        if (breach.get() != null) {
            throw new Stop();
        }
    }

    // ------------------------------------------------------------------------------------------------ what is open

    /** How much more is open than before. */
    int open() {
        int now = probe.getAsInt();
        if (now != seen) {
            seen = now;
            say("open: " + now);
        }
        sawOpen |= now > before;
        return now - before;
    }

    /** Whether anything was ever seen open. */
    boolean sawOpen() {
        return sawOpen;
    }

    String counted() {
        return seen + (seen == 1 ? " is open, " : " are open, ") + before + " before";
    }

    void requireOpen() {
        require(open() > 0, Law.OPEN_IN_USE, counted());
    }

    /** Nothing is open, and nothing was closed twice; if something is, this law is broken. */
    void requireClosed(Law law) {
        int left = open();
        require(left <= 0, law, counted());
        require(left >= 0, Law.ONCE, counted());
    }

    // -------------------------------------------------------------------------------------------------- what passes

    /** Waits for this end, which a law demands. */
    void await(Ended ended, Law law, String what) {
        if (time == null) {
            block(ended, law, what);
        } else {
            while (!ended.isDone()) {
                if (!step(Long.MAX_VALUE)) {
                    throw broken(law, "nothing is left to do, and " + what + " has not ended");
                }
                if (++steps > STEPS) {
                    throw broken(law, what + " has not ended after " + STEPS + " steps");
                }
            }
        }
        check();
    }

    private void block(Ended ended, Law law, String what) {
        boolean done;
        try {
            done = ended.block(patience);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw broken(law, "the test was interrupted while it waited: " + what + " has not ended");
        }
        if (!done) {
            throw broken(law, what + " has not ended after " + patience);
        }
    }

    private boolean step(long until) {
        boolean stepped;
        try {
            stepped = time != null && time.step(until);
        } catch (RuntimeException | Error thrown) {
            say("a task of the executor threw " + thrown);
            stepped = true;
        }
        open();
        return stepped;
    }

    boolean isVirtual() {
        return time != null;
    }

    /** Lets a little happen, the more the further: so many steps, or some time that passes on other threads. */
    void letPass(int far) {
        for (int i = 0; i < far && time != null; i++) {
            step(Long.MAX_VALUE);
        }
        if (time == null) {
            long until = System.nanoTime() + far * 20_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        }
    }

    /** Whether variants that go further are worth it: in virtual time as long as there is more to come, else a few. */
    boolean goesOn(boolean more, int variant) {
        return time == null ? variant < 31 : more && variant < 99;
    }

    /** A body goes on, and what it uses stays open. */
    void useOn(boolean cancelled) {
        liveWhile(() -> open() > 0, cancelled ? CANCELLED_BODY : BODY);
        requireOpen();
        check();
    }

    private void liveWhile(BooleanSupplier holds, Duration life) {
        if (time == null) {
            linger(() -> !holds.getAsBoolean());
        } else {
            long until = time.nanos() + life.toNanos();
            for (int i = 0; i < STEPS && holds.getAsBoolean() && step(until); i++) {
                // It was a step.
            }
        }
    }

    private void linger(BooleanSupplier enough) {
        long until = System.nanoTime() + linger.toNanos();
        while (!enough.getAsBoolean() && System.nanoTime() < until) {
            LockSupport.parkNanos(500_000);
        }
    }

    /** A stage that ends on another thread, or in its turn. */
    CompletionStage<Void> hop() {
        return time == null ? CompletableFuture.runAsync(() -> {}) : time.delay(Duration.ZERO);
    }

    /** What is left to do in virtual time; null if there is nothing. */
    @Nullable
    String left() {
        return time == null || time.isIdle() ? null : time.left();
    }

    /** Waits for what comes late; if that leaves something open, this law is broken. */
    void rest(Law law) {
        check();
        if (time == null) {
            linger(() -> open() != 0);
        } else {
            liveWhile(() -> true, BODY);
        }
        requireClosed(law);
        check();
    }
}
