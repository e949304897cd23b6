package dev.forthwith.simulation;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A random program of scopes, stacks, loops, operators and channels. */
class Program {
    private static final List<String> KINDS =
            List.of("step", "scope", "scope", "stack", "loop", "sequence", "both", "combined sources", "channel");

    private static final List<String> SHAPES =
            List.of("map", "mapAwait", "prefetch", "mapConcurrent", "limit", "none", "none");

    final World world;

    Program(World world) {
        this.world = world;
    }

    /** A scope around a program. */
    AsyncTask<Integer> root(int size) {
        return world.watch(scope(null, inner -> part(inner, size)));
    }

    /** How a scope is run: what a mutant does differently. */
    AsyncTask<Integer> scope(Resource outer, AsyncFunction<Resource, Integer> body) {
        return new Resource(world, outer).manager().with(body);
    }

    private CompletionStage<Integer> part(Resource user, int size) {
        if (size <= 0) {
            return leaf(user);
        }
        int kind = (size > 2 ? 1 : 0) + world.random.nextInt(size > 2 ? 8 : 9);
        world.say("part", KINDS.get(kind));
        switch (kind) {
            case 0:
                return leaf(user);
            case 1:
            case 2:
                return world.watch(scope(user, inner -> part(inner, size - 1)));
            case 3:
                return world.watch(stack(user, size));
            case 4:
                return world.watch(loop(user, size));
            case 5:
                return AsyncTask.from(part(user, size - 1)).thenCompose(first -> part(user, size - 1));
            case 6:
                return world.watch(both(user, size));
            case 7:
                return world.watch(combined(user, size));
            default:
                return channel(user);
        }
    }

    private CompletionStage<Integer> leaf(Resource user) {
        Fault fault = world.chance(10) ? world.fault("a body that throws") : null;
        if (fault != null) {
            throw world.thrown(fault);
        }
        return world.stage("step " + world.name(), 1, user);
    }

    private AsyncTask<Integer> stack(Resource user, int size) {
        int count = world.random.nextInt(4);
        return AsyncExitStack.manager().with(stack -> fill(stack, user, count, size));
    }

    private CompletionStage<Integer> fill(AsyncExitStack stack, Resource user, int left, int size) {
        if (left == 0) {
            return part(user, size - 1);
        }
        if (world.chance(15)) {
            stack.defer(() -> world.stage("deferred", 0, null));
            return fill(stack, user, left - 1, size);
        }
        return stack.enter(new Resource(world, user).manager()).thenCompose(next -> fill(stack, next, left - 1, size));
    }

    private AsyncTask<Integer> both(Resource user, int size) {
        return AsyncContextManager.both(
                        new Resource(world, user).manager(), new Resource(world, user).manager(), (a, b) -> a)
                .with(a -> part(a, size - 1));
    }

    /** Numbers from 0, of a resource that is open while they are pulled. */
    private AsyncIterable<Integer> source(Resource user) {
        int length = world.random.nextInt(4);
        return AsyncIterable.defer(() -> {
            Resource resource = new Resource(world, user);
            int[] next = {0};
            return AsyncIterable.using(
                    resource.manager(),
                    opened -> AsyncIterable.next(() -> {
                        if (resource.isUsed()) {
                            world.violate("calls of next never overlap", resource);
                        }
                        int n = next[0]++;
                        if (n > length) {
                            world.violate("next is not called after the end", resource);
                        }
                        return world.stage("next of " + resource, n == length ? null : n, resource);
                    }));
        });
    }

    private AsyncIterable<Integer> shaped(AsyncIterable<Integer> source) {
        int kind = world.random.nextInt(7);
        world.say("shape", SHAPES.get(kind));
        switch (kind) {
            case 0:
                return source.map(n -> n);
            case 1:
                return source.mapAwait(n -> world.stage("mapped", n, null));
            case 2:
                return source.prefetch(1 + world.random.nextInt(2));
            case 3:
                return source.mapConcurrent(1 + world.random.nextInt(3), n -> world.stage("concurrent", n, null));
            case 4:
                return source.limit(2);
            default:
                return source;
        }
    }

    private AsyncTask<Integer> loop(Resource user, int size) {
        AsyncIterable<Integer> source = shaped(shaped(source(user)));
        int[] expected = {0};
        return source.forEachAwait(n -> {
                    if (n != expected[0]++) {
                        world.violate("every element comes once, in order", n);
                    }
                    return part(user, size - 1);
                })
                .thenApply(done -> expected[0]);
    }

    private AsyncTask<Integer> combined(Resource user, int size) {
        AsyncIterable<Integer> a = source(user);
        AsyncIterable<Integer> b = source(user);
        AsyncIterable<Integer> c;
        switch (world.random.nextInt(4)) {
            case 0:
                c = AsyncIterable.merge(a, b);
                break;
            case 1:
                c = AsyncIterable.zip(a, b, Integer::sum);
                break;
            case 2:
                c = AsyncIterable.concat(a, b);
                break;
            default:
                c = a.flatMap(n -> b);
        }
        return world.chance(50)
                ? c.findFirst().thenApply(first -> first.orElse(-1))
                : c.forEachAwait(n -> part(user, size - 2)).thenApply(done -> 0);
    }

    private CompletionStage<Integer> channel(Resource user) {
        // Both sides are told of a failure of one; joined, only one of them is reported.
        world.forgive();
        AsyncChannel<Integer> channel = AsyncChannel.bounded(1 + world.random.nextInt(2));
        AsyncTask<Void> sending = world.watch(source(user).forEachAwait(channel::send));
        sending.whenComplete((sent, failure) -> {
            if (failure == null) {
                channel.close();
            } else {
                channel.fail(failure);
            }
        });
        int[] expected = {0};
        AsyncTask<Void> receiving = world.watch(channel.forEachAwait(n -> {
            if (n != expected[0]++) {
                world.violate("a channel keeps the order and loses nothing", n);
            }
            return leaf(user);
        }));
        receiving.whenComplete((done, failure) -> channel.close());
        return sending.thenCombine(receiving, (sent, received) -> expected[0]);
    }
}
