package dev.forthwith.testkit;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One use of a resource, and what is seen of it from outside. */
final class Use {
    private static final String RESULT = "the result of the body";

    private final World world;
    private final String name;
    private final boolean alone;
    private final CompletableFuture<Void> inBody = new CompletableFuture<>();
    private final Ended begun = Ended.observe(inBody);
    private volatile boolean bodyBegan;
    private final AsyncTask<Object> task;
    private final Ended ended;

    private Use(
            World world,
            String name,
            boolean alone,
            AsyncContextManager<? extends @Nullable Object> manager,
            Callable<? extends CompletionStage<Object>> body) {
        this.world = world;
        this.name = name;
        this.alone = alone;
        world.say(name + " begins");
        this.task = manager.with(resource -> body(body));
        this.ended = Ended.observe(task, this::ended);
    }

    /** Nothing but this use opens anything. */
    static Use begin(
            World world,
            AsyncContextManager<? extends @Nullable Object> manager,
            Callable<? extends CompletionStage<Object>> body) {
        return new Use(world, "the use", true, manager, body);
    }

    /** One of several. */
    static Use beginOneOfMany(
            World world,
            int number,
            AsyncContextManager<? extends @Nullable Object> manager,
            Callable<? extends CompletionStage<Object>> body) {
        return new Use(world, "use " + number, false, manager, body);
    }

    private CompletionStage<Object> body(Callable<? extends CompletionStage<Object>> body) throws Exception {
        world.open();
        world.say(name + ": the body begins");
        bodyBegan = true;
        world.requireOpen();
        inBody.complete(null);
        return body.call();
    }

    private void ended(Ended end) {
        world.open();
        world.say(name + " ends " + end);
        if (alone) {
            world.requireClosed(
                    bodyBegan || end.failure() instanceof CancellationException ? Law.CLOSED : Law.NOT_HALF_ENTERED);
        }
        inBody.complete(null);
    }

    boolean isInBody() {
        return bodyBegan;
    }

    boolean isDone() {
        return ended.isDone();
    }

    /** Waits until the body runs, which nobody hinders. */
    void awaitBody(Law law) {
        world.await(begun, law, name);
        if (!bodyBegan) {
            throw world.broken(Law.ENDS_WELL, name + ", whose body has not begun,", ended);
        }
    }

    /** Completes what the body waits for, or would wait for. */
    void finish(CompletableFuture<Object> body) {
        if (bodyBegan) {
            world.say(name + ": the body ends");
        }
        body.complete(RESULT);
    }

    void awaitEnd(Law law) {
        world.await(ended, law, name);
    }

    void awaitResult() {
        awaitEnd(alone ? Law.ENDS : Law.APART);
        if (ended.failure() != null || !RESULT.equals(ended.value())) {
            throw world.broken(alone ? Law.ENDS_WELL : Law.APART, name, ended);
        }
    }

    /** Waits for the end of a use whose body has failed: with that failure, or with nothing if the exit has handled it. */
    void awaitFailure(Throwable planned) {
        awaitEnd(Law.ENDS);
        boolean handled = ended.failure() == null && ended.value() == null;
        if (!handled && !leadsTo(ended.failure(), planned)) {
            throw world.broken(Law.FAILURE_KEPT, name, ended);
        }
    }

    /** Whether the failure is the planned one, or a translation of it. */
    private static boolean leadsTo(@Nullable Throwable failure, Throwable planned) {
        Throwable link = failure;
        while (link != null && link != planned) {
            link = link.getCause();
        }
        return link == planned;
    }

    /** Asks it to cancel; whether that was accepted. */
    boolean cancel(boolean hard) {
        world.say("somebody calls cancel(" + hard + ")");
        boolean accepted = task.cancel(hard);
        if (!accepted) {
            world.say("it is too late to cancel");
        }
        return accepted;
    }

    void awaitCancelled() {
        awaitEnd(Law.ENDS);
        if (!(ended.failure() instanceof CancellationException)) {
            throw world.broken(Law.CANCELLED, name, ended);
        }
    }
}
