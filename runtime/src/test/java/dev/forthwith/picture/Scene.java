package dev.forthwith.picture;

import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.ManualClock;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Timer;
import dev.forthwith.picture.Picture.Kind;
import dev.forthwith.picture.Picture.Lane;
import dev.forthwith.picture.Picture.Mark;
import dev.forthwith.picture.Picture.Row;
import dev.forthwith.picture.Picture.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that runs in virtual time, on one thread, and is recorded. Its unit of time is the millisecond. */
final class Scene {
    private static final int LONGEST = 1_000;

    private final List<Row> rows = new ArrayList<>();

    long now() {
        return TimeUnit.NANOSECONDS.toMillis(Timer.nanoTime());
    }

    Lane lane(String label) {
        Lane lane = new Lane(label);
        rows.add(lane);
        return lane;
    }

    void box(String text) {
        rows.add(new Picture.Box(text));
    }

    /** Does something after some time. */
    void at(long moment, Runnable action) {
        Timer.after(Duration.ofMillis(moment - now()), action);
    }

    /** A stage of work that takes some time, and ends at once if it is cancelled. */
    <T> CompletableFuture<T> after(long time, Callable<T> end) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        Timer.after(Duration.ofMillis(time), () -> {
            if (!stage.isDone()) {
                try {
                    stage.complete(end.call());
                } catch (Exception failure) {
                    stage.completeExceptionally(failure);
                }
            }
        });
        return stage;
    }

    /** Records work as a span, until it ends. A cancelled one is shown so. */
    <F extends CompletableFuture<?>> F span(Lane lane, Kind kind, String text, F work) {
        long begin = now();
        work.whenComplete((value, failure) -> {
            boolean cancelled = failure instanceof CancellationException;
            lane.add(new Span(begin, now(), kind, failure == null ? text : text + (cancelled ? " ✕" : " fails")));
        });
        return work;
    }

    /** A function whose stages take some time each, with a lane for each that runs at the same time. */
    <A, B> AsyncFunction<A, B> calls(String label, int lanes, AsyncFunction<A, B> fn) {
        List<Lane> free = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            free.add(lane(i == 0 ? label : ""));
        }
        return argument -> {
            Lane lane = free.remove(0);
            CompletableFuture<? extends B> work = fn.apply(argument).toCompletableFuture();
            work.whenComplete((value, failure) -> free.add(0, lane));
            return span(lane, Kind.BODY, String.valueOf(argument), work);
        };
    }

    /** Records a task from now to its end, with how it ended. */
    void task(Lane lane, AsyncTask<?> task) {
        long begin = now();
        task.whenComplete((value, failure) -> {
            lane.add(new Span(begin, now(), Kind.PLAIN, "pending"));
            lane.add(new Mark(now(), failure == null ? Kind.PLAIN : Kind.CANCEL, told(value, failure)));
        });
    }

    private static String told(Object value, Throwable failure) {
        if (failure == null) {
            return value == null ? "done" : String.valueOf(value);
        }
        Throwable first = Failures.unwrap(failure);
        if (first instanceof CancellationException) {
            return "cancelled";
        }
        StringBuilder text = new StringBuilder("fails: " + first.getMessage());
        for (Throwable later : first.getSuppressed()) {
            text.append(" + ").append(later.getMessage());
        }
        return text.toString();
    }

    /** Lets time pass until all has ended, and shows what happened. */
    static Picture of(String title, Act act) {
        Scene scene = new Scene();
        try (ManualClock clock = ManualClock.begin()) {
            AsyncTask<?> whole = act.begin(scene);
            while (!whole.isDone() || clock.alarms() > 0) {
                if (scene.now() > LONGEST) {
                    throw new AssertionError(title + " does not end");
                }
                clock.pass(Duration.ofMillis(1));
            }
        }
        return new Picture(title, scene.rows);
    }

    /** What happens in a scene. */
    interface Act {
        AsyncTask<?> begin(Scene scene);
    }
}
