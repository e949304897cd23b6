package dev.forthwith.testkit;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.task.Limits;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A source that stands in for a real one: it keeps a journal, counts what is open, and misbehaves as a test tells it.
 *
 * <pre>{@code
 * ScriptedSource<String> lines = ScriptedSource.of("lines", "a", "b")
 *         .whenAdvancing(2, () -> CompletableFuture.failedFuture(new IOException("reset")));
 * }</pre>
 *
 * <p>A step waits for the stage that its script returns, and fails with it, as for {@link ScriptedResource}; a pending one is cancelled when the
 * loop is. The journal says {@code lines: open}, {@code next 1}, {@code is a} or {@code end} or {@code next 1 failed}, {@code close STOPPED} (the
 * outcome), {@code closed} or {@code close failed}.
 *
 * <p>It may be looped over many times, and from many threads at once, each loop from the beginning; scripts hold for what begins after they
 * were set.
 *
 * @param <T> the elements
 */
public final class ScriptedSource<T> implements AsyncIterable<T> {
    private final String name;
    private final List<T> elements;
    private final Map<Integer, Script> advancing = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile Journal journal = new Journal();
    private volatile Script closing = Script.nothing("whenClosing");

    private ScriptedSource(String name, List<T> elements) {
        this.name = name;
        this.elements = elements;
    }

    /**
     * Stands in for a source.
     *
     * @param name how the journal calls it
     * @param elements its elements
     * @param <T> their type
     * @return the stand-in, which does every step at once
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    public static <T> ScriptedSource<T> of(String name, T... elements) {
        return new ScriptedSource<>(Objects.requireNonNull(name, "name"), Limits.copyOf("elements", elements));
    }

    /**
     * Shares a journal with others.
     *
     * @param shared the journal to write from now on
     * @return this
     */
    public ScriptedSource<T> in(Journal shared) {
        journal = Objects.requireNonNull(shared, "shared");
        return this;
    }

    /**
     * Says what one advance of each loop waits for, and fails with.
     *
     * @param advance which one: 1 is the first; the one after the last element finds the end
     * @param awaited called once a loop
     * @return this
     */
    public ScriptedSource<T> whenAdvancing(int advance, Callable<? extends CompletionStage<?>> awaited) {
        advancing.put(Limits.requirePositive("advance", advance), Script.of("whenAdvancing", awaited));
        return this;
    }

    /**
     * Says what closing waits for, and fails with.
     *
     * @param awaited called once a loop
     * @return this
     */
    public ScriptedSource<T> whenClosing(Callable<? extends CompletionStage<?>> awaited) {
        closing = Script.of("whenClosing", awaited);
        return this;
    }

    /**
     * Returns what happened.
     *
     * @return the journal, its own if it shares none
     */
    public Journal journal() {
        return journal;
    }

    /**
     * Returns how many loops are open: begun, and not yet closed to the end.
     *
     * @return the count
     */
    public int openCount() {
        return open.get();
    }

    @Override
    public AsyncIterator<T> iterator() {
        return AsyncIterable.<Loop, T>using(
                        AsyncContextManager.of(() -> CompletableFuture.completedFuture(new Loop()), Loop::close),
                        loop -> AsyncIterable.next(loop::next))
                .iterator();
    }

    private void say(String step) {
        journal.say(name + ": " + step);
    }

    private final class Loop {
        private int advance;

        Loop() {
            open.incrementAndGet();
            say("open");
        }

        CompletionStage<@Nullable T> next() {
            int now = ++advance;
            say("next " + now);
            return new Step(
                    now,
                    advancing.getOrDefault(now, Script.nothing("whenAdvancing")).begin());
        }

        AsyncTask<Object> close(Outcome outcome, @Nullable Throwable problem) {
            say("close " + outcome);
            return closing.begin().whenComplete((done, failure) -> {
                open.decrementAndGet();
                say(failure == null ? "closed" : "close failed: " + failure);
            });
        }
    }
    /** One advance, which ends when its script has ended, also when it is cancelled. */
    private final class Step extends CompletableFuture<@Nullable T> {
        private final int number;
        private final AsyncTask<Object> script;

        Step(int number, AsyncTask<Object> script) {
            this.number = number;
            this.script = script;
            script.whenComplete((done, failure) -> end(failure));
        }

        private void end(@Nullable Throwable failure) {
            if (failure != null) {
                say("next " + number + " failed: " + failure);
                completeExceptionally(failure);
                return;
            }
            @Nullable T element = number <= elements.size() ? elements.get(number - 1) : null;
            say(element == null ? "end" : "is " + element);
            complete(element);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return script.cancel(mayInterruptIfRunning);
        }
    }
}
