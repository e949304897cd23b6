package dev.forthwith.simulation;

import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Twin;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Random uses of an exit stack. */
final class Stacks {
    private final Program program;
    private final World world;

    Stacks(Program program) {
        this.program = program;
        this.world = program.world;
    }

    AsyncTask<Integer> any(Resource user, int size) {
        int count = world.choices.below(4);
        switch (world.choices.below(4)) {
            case 1:
                return AsyncExitStack.manager().with(stack -> late(stack, user, size));
            case 2:
                return AsyncExitStack.manager().with(stack -> closedInside(stack, user, count));
            case 3:
                return AsyncExitStack.manager().with(keeper -> moved(keeper, user, count, size));
            default:
                return AsyncExitStack.manager()
                        .with(stack -> fill(stack, user, count, last -> program.part(last, size - 1)));
        }
    }

    /** Each resource inside of the one before, then something with the last. */
    private @Nullable CompletionStage<Integer> fill(
            AsyncExitStack stack, Resource user, int left, AsyncFunction<Resource, Integer> then) throws Exception {
        if (left == 0) {
            @SuppressWarnings("unchecked")
            CompletionStage<Integer> last = (CompletionStage<Integer>) then.apply(user);
            return last;
        }
        switch (world.choices.below(8)) {
            case 6:
                stack.defer(() -> new Step<>(world, "deferred", "", 0)
                        .untorn()
                        .startsAnyway()
                        .begin());
                return fill(stack, user, left - 1, then);
            case 7:
                Resource adopted = new Resource(world, user);
                stack.adopt(adopted.isThere(), (resource, outcome, failure) -> resource.exit(outcome, failure));
                return fill(stack, adopted, left - 1, then);
            default:
                return world.hold(stack.enter(Managers.any(world, user)))
                        .thenCompose(Stacks.<Resource, Integer>sneaky(next -> fill(stack, next, left - 1, then)));
        }
    }

    /** An enter that nobody waits for. */
    private @Nullable CompletionStage<Integer> late(AsyncExitStack stack, Resource user, int size) {
        world.failures.happenSideBySide();
        world.goesItsOwnWay();
        AsyncTask<Resource> entering = world.hold(stack.enter(Managers.any(world, user)));
        entering.whenComplete((entered, failure) -> world.failures.tell(failure));
        return program.part(user, size - 1);
    }

    /** A stack that somebody closes while it is being filled; everybody gets the same completion. */
    private CompletionStage<Integer> closedInside(AsyncExitStack stack, Resource user, int count) throws Exception {
        world.failures.happenSideBySide();
        AsyncTask<Integer> filling = world.hold(
                AsyncExitStack.manager().with(unused -> fill(stack, user, count, last -> program.leaf(user))));
        filling.whenComplete((value, failure) -> world.failures.tell(failure));
        AsyncTask<Void> closing = stack.close();
        closing.whenComplete((closed, failure) -> world.failures.tell(failure));
        if (stack.close(Outcome.FAILED, new IllegalStateException()) != closing) {
            world.violate("every close of a stack is the same", stack);
        }
        return filling.handle((value, failure) -> 0).thenCombine(closing, (value, closed) -> value);
    }

    /** A stack that is filled in a scope, and belongs to another stack afterwards. */
    private CompletionStage<Integer> moved(AsyncExitStack keeper, Resource user, int count, int size) {
        return AsyncExitStack.manager()
                .<Integer>with(stack -> fill(stack, user, count, last -> {
                    keeper.adopt(stack.move(), (owner, outcome, failure) -> owner.close(outcome, failure));
                    return program.leaf(last);
                }))
                .thenCompose(filled -> program.part(user, size - 1));
    }

    private static <A, B> Function<A, CompletionStage<B>> sneaky(AsyncFunction<A, B> fn) {
        return value -> {
            try {
                @SuppressWarnings("unchecked")
                CompletionStage<B> stage = (CompletionStage<B>) fn.apply(value);
                return stage;
            } catch (Exception thrown) {
                throw Twin.sneak(thrown);
            }
        };
    }
}
