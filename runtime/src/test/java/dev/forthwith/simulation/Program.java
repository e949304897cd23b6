package dev.forthwith.simulation;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncTask;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A random program: scopes, stacks, loops and channels, one inside the other. */
class Program {
    static final List<String> PARTS = List.of(
            "step", "scope", "stack", "loop", "sequence", "both", "channel", "time limit", "side by side", "recovery");

    final World world;
    private final int size;
    private final Stacks stacks;
    private final Loops loops;

    Program(World world, int size) {
        this.world = world;
        this.size = size;
        this.stacks = new Stacks(this);
        this.loops = new Loops(this);
    }

    AsyncTask<?> begin() {
        return scope(null, inner -> part(inner, size));
    }

    /** Runs a body with a new resource. */
    AsyncTask<Integer> scope(@Nullable Resource outer, AsyncFunction<Resource, Integer> body) {
        int from = world.resources();
        AsyncContextManager<Resource> manager = Managers.any(world, outer);
        int to = world.resources();
        AsyncTask<Integer> scope = with(manager, body);
        if (world.choices.chance(30)) {
            scope.whenComplete((value, failure) -> world.checkGone(from, to));
        }
        return scope;
    }

    /** What somebody gets wrong who writes it by hand. */
    AsyncTask<Integer> with(AsyncContextManager<Resource> manager, AsyncFunction<Resource, Integer> body) {
        return manager.with(body);
    }

    /** Something that happens while the resource is open. */
    @Nullable
    CompletionStage<Integer> part(Resource user, int left) {
        if (left <= 0) {
            return leaf(user);
        }
        int kind = world.choices.below(PARTS.size());
        world.say("part", PARTS.get(kind));
        switch (kind) {
            case 1:
                return world.hold(scope(user, inner -> part(inner, left - 1)));
            case 2:
                return world.hold(stacks.any(user, left));
            case 3:
                return world.hold(loops.any(user, left));
            case 4:
                return world.hold(task(user, left - 1).thenCompose(first -> part(user, left - 1)));
            case 5:
                world.failures.happenSideBySide();
                return world.hold(AsyncContextManager.both(
                                Managers.any(world, user), Managers.any(world, user), (a, b) -> List.of(a, b))
                        .with(two -> part(two.get(world.choices.below(2)), left - 1)));
            case 6:
                return loops.channel(user);
            case 7:
                // Not held: who sets a limit has decided how a cancel by it is told.
                return task(user, left - 1)
                        .thenApply(value -> value)
                        .orTimeout(1 + world.choices.below(3), TimeUnit.MILLISECONDS);
            case 8:
                return sideBySide(user, left);
            case 9:
                return world.hold(task(user, left - 1).exceptionally(failure -> {
                    world.failures.handle(failure);
                    return -1;
                }));
            default:
                return leaf(user);
        }
    }

    /** A part as a task; what it throws is its failure. */
    final AsyncTask<Integer> task(Resource user, int left) {
        return AsyncTask.from(CompletableFuture.completedFuture(user)).thenCompose(open -> part(open, left));
    }

    @Nullable
    CompletionStage<Integer> leaf(@Nullable Resource user) {
        CompletionStage<Integer> stage = new Step<>(world, "step", world.name(), 1)
                .uses(user)
                .mayPendForever()
                .begin();
        return stage != null && world.choices.chance(10) ? AsyncTask.from(stage) : stage;
    }

    private AsyncTask<Integer> sideBySide(Resource user, int left) {
        world.failures.happenSideBySide();
        AsyncTask<Integer> one = world.hold(task(user, left - 1));
        AsyncTask<Integer> two = world.hold(task(user, left - 2));
        // Who holds both tasks sees both failures; joined, the first is told.
        one.whenComplete((value, failure) -> world.failures.tell(failure));
        two.whenComplete((value, failure) -> world.failures.tell(failure));
        return world.hold(one.thenCombine(two, (a, b) -> 0));
    }
}
