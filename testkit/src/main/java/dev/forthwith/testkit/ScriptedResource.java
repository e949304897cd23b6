package dev.forthwith.testkit;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A resource that stands in for a real one, or goes before it: it keeps a journal, counts what is open, and misbehaves as a test tells it.
 *
 * <pre>{@code
 * ScriptedResource<String> database = ScriptedResource.of("database", "a connection")
 *         .whenExiting(() -> CompletableFuture.failedFuture(new IOException("reset")));
 * }</pre>
 *
 * <p>A step waits for the stage that its script returns, and fails with it. A stage that has failed makes the step fail, one that the test
 * completes later makes it hang until then, one of another executor makes it hop, and {@link VirtualTime#delay} makes it late. The
 * journal says {@code database: enter}, {@code entered} or {@code enter failed}, {@code exit COMPLETED} (the
 * outcome), {@code exited} or {@code exit failed}.
 *
 * <p>It may be used many times, and from many threads at once; scripts hold for what begins after they were set.
 *
 * @param <T> the resource
 */
public final class ScriptedResource<T extends @Nullable Object> implements AsyncContextManager<T> {
    private final String name;
    private final AsyncContextManager<T> real;
    private final AtomicInteger open = new AtomicInteger();
    private volatile Journal journal = new Journal();
    private volatile Script entering = Script.nothing("whenEntering");
    private volatile Script exiting = Script.nothing("whenExiting");

    private ScriptedResource(String name, AsyncContextManager<T> real) {
        this.name = Objects.requireNonNull(name, "name");
        this.real = Objects.requireNonNull(real, "real");
    }

    /**
     * Stands in for a resource.
     *
     * @param name how the journal calls it
     * @param value what entering yields
     * @param <T> the resource
     * @return the stand-in, which does every step at once
     */
    public static <T extends @Nullable Object> ScriptedResource<T> of(String name, T value) {
        return new ScriptedResource<>(name, AsyncContextManager.value(value));
    }

    /**
     * Goes before a real resource, which is entered after the script of entering, and exited after the script of exiting, also if that fails.
     *
     * @param name how the journal calls it
     * @param real the real one
     * @param <T> the resource
     * @return a manager of the same resource
     */
    public static <T extends @Nullable Object> ScriptedResource<T> watching(String name, AsyncContextManager<T> real) {
        return new ScriptedResource<>(name, real);
    }

    /**
     * Shares a journal with others.
     *
     * @param shared the journal to write from now on
     * @return this
     */
    public ScriptedResource<T> in(Journal shared) {
        journal = Objects.requireNonNull(shared, "shared");
        return this;
    }

    /**
     * Says what entering waits for, and fails with.
     *
     * @param awaited called once a use
     * @return this
     */
    public ScriptedResource<T> whenEntering(Callable<? extends CompletionStage<?>> awaited) {
        entering = Script.of("whenEntering", awaited);
        return this;
    }

    /**
     * Says what exiting waits for, and fails with. If the stage yields {@link Boolean#TRUE} the exit says that the failure is handled.
     *
     * @param awaited called once a use
     * @return this
     */
    public ScriptedResource<T> whenExiting(Callable<? extends CompletionStage<?>> awaited) {
        exiting = Script.of("whenExiting", awaited);
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
     * Returns how many uses are open: entered, and not yet exited to the end.
     *
     * @return the count
     */
    public int openCount() {
        return open.get();
    }

    @Override
    public AsyncContext<T> context() {
        AsyncContext<T> context = real.context();
        return AsyncContextManager.<T>of(
                        () -> enter(context), (value, outcome, failure) -> exit(context, outcome, failure))
                .context();
    }

    private CompletionStage<T> enter(AsyncContext<T> context) {
        say("enter");
        return entering.begin().thenCompose(done -> context.enter()).whenComplete((value, failure) -> {
            if (failure == null) {
                open.incrementAndGet();
                say("entered");
            } else {
                say("enter failed: " + failure);
            }
        });
    }

    private CompletionStage<Boolean> exit(AsyncContext<T> context, Outcome outcome, @Nullable Throwable problem) {
        say("exit " + outcome);
        AsyncTask<Object> script = exiting.begin();
        return script.handle((said, failure) -> context.exit(outcome, problem)
                        .thenCombine(
                                script, (handled, known) -> Boolean.TRUE.equals(handled) || Boolean.TRUE.equals(known)))
                .thenCompose(exited -> exited)
                .whenComplete((handled, failure) -> {
                    open.decrementAndGet();
                    say(failure == null ? "exited" : "exit failed: " + failure);
                });
    }

    private void say(String step) {
        journal.say(name + ": " + step);
    }
}
