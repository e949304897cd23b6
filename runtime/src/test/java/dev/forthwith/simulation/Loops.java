package dev.forthwith.simulation;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Random ways to go through a random source. */
final class Loops {
    private final Program program;
    private final World world;
    private final Sequences sequences;

    Loops(Program program) {
        this.program = program;
        this.world = program.world;
        this.sequences = new Sequences(world);
    }

    AsyncTask<Integer> any(Resource user, int size) {
        Sequence sequence = sequences.any(user);
        AsyncIterable<Integer> source = sequence.source();
        Sequence.Delivery delivery = sequence.deliver(world);
        switch (world.choices.below(6)) {
            case 0:
                return source.toList().thenApply(list -> {
                    if (list != null) {
                        list.forEach(delivery::came);
                        delivery.completed();
                    }
                    return 0;
                });
            case 1:
                return source.findFirst().thenApply(first -> {
                    if (first != null) {
                        first.ifPresent(delivery::came);
                    }
                    return 0;
                });
            case 2:
                int[] left = {world.choices.below(3)};
                return source.forEachWhile(n -> {
                            delivery.came(n);
                            return left[0]-- > 0;
                        })
                        .thenApply(exhausted -> {
                            if (Boolean.TRUE.equals(exhausted)) {
                                delivery.completed();
                            }
                            return 0;
                        });
            case 3:
                return driven(source, delivery);
            default:
                return source.forEachAwait(n -> {
                            delivery.came(n);
                            return program.part(user, size - 2);
                        })
                        .thenApply(done -> {
                            delivery.completed();
                            return 0;
                        });
        }
    }

    /** By hand: advance, current, and perhaps a close while an advance is pending. */
    private AsyncTask<Integer> driven(AsyncIterable<Integer> source, Sequence.Delivery delivery) {
        world.failures.happenSideBySide();
        int most = world.choices.below(5);
        boolean closesEarly = world.choices.chance(30);
        return AsyncContextManager.of(
                        () -> CompletableFuture.completedFuture(source.iterator()), AsyncIterator<Integer>::close)
                .with(iterator -> {
                    AsyncTask<Integer> driving = world.hold(advanced(iterator, delivery, most));
                    if (closesEarly) {
                        iterator.close().whenComplete((closed, failure) -> world.failures.tell(failure));
                    }
                    return driving;
                });
    }

    private AsyncTask<Integer> advanced(AsyncIterator<Integer> iterator, Sequence.Delivery delivery, int left) {
        return AsyncTask.from(iterator.advance()).thenCompose(more -> {
            if (!more) {
                return CompletableFuture.completedFuture(0);
            }
            delivery.came(iterator.current());
            return left == 0 ? CompletableFuture.completedFuture(0) : advanced(iterator, delivery, left - 1);
        });
    }

    /** One task sends what another one receives. */
    CompletionStage<Integer> channel(Resource user) {
        world.failures.happenSideBySide();
        AsyncChannel<Integer> channel = AsyncChannel.bounded(1 + world.choices.below(2));
        Sequence sequence = sequences.source(user);
        AsyncTask<Void> sending = world.hold(sequence.source().forEachAwait(channel::send));
        sending.whenComplete((sent, failure) -> {
            world.failures.tell(failure);
            if (failure == null) {
                channel.close();
            } else {
                channel.fail(failure);
            }
        });
        Sequence.Delivery delivery = sequence.deliver(world);
        AsyncTask<Void> receiving = world.hold(channel.forEachAwait(n -> {
            delivery.came(n);
            return program.leaf(user);
        }));
        receiving.whenComplete((done, failure) -> {
            world.failures.tell(failure);
            if (failure == null) {
                delivery.completed();
            }
            channel.close();
        });
        return world.hold(sending.thenCombine(receiving, (sent, received) -> 0));
    }
}
